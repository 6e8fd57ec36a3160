"""Commands, buttons, selects and modals: from a person's click to the bot's answer and its follow-ups."""
