### When something does not work: what happened, and what to do.

error-general = Something went wrong on my side. Nothing of yours is lost; please try once more.
error-busy = I am a little slow right now. Please try once more in a moment.
error-discord = Discord did not answer me just now. Please try once more in a moment.
error-permission = That one is for people who may manage this server (`Manage Server`).
error-guild-only = That only works inside a server.
error-outdated = This command has changed. Please type it again from the list, and reload Discord if it still looks old.
error-form-old = I could not place that form any more. Please open it again.
error-starting = I am just waking up. Please try again in a few seconds.
