// What a person does to a bot: pressing, choosing, submitting, a command, a menu. One road for all of them: ask the
// sandbox, show that it is under way, open the modal that comes back, or say that it failed, in Discord's words.

import { call, Refused } from "./api.js";
import { openModal } from "./modal.js";
import { toast } from "./toast.js";

export const FAILED = "This interaction failed";
export const SILENT = "The application did not respond";

/** Carries out one interaction verb; gives the result, or null when it was refused or failed. */
async function interact(app, verb, body, { onFail }) {
  let result;
  try {
    result = await call(verb, { user: app.store.me.id, ...body });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    onFail(error.message);
    return null;
  }
  if (result?.state === "failed") {
    onFail(null);
    return null;
  }
  if (result?.modal) openModal(app, result.modal, result.id);
  return result;
}

/** A button or select of a message; marks the message when nothing comes back. */
export async function useComponent(app, message, control, { verb, body }) {
  app.notes.delete(message.id);
  control.classList.add("busy");
  control.setAttribute("aria-busy", "true");
  try {
    await interact(app, verb, { message: message.id, channel: message.channel_id, ...body }, {
      onFail: (words) => app.note(message, words ?? FAILED),
    });
  } finally {
    control.classList.remove("busy");
    control.removeAttribute("aria-busy");
  }
}

/** Presses a button. */
export function press(app, message, control, customId) {
  return useComponent(app, message, control, { verb: "click", body: { custom_id: customId } });
}

/** Sends what was chosen in a select. */
export function choose(app, message, control, customId, values) {
  return useComponent(app, message, control, { verb: "select", body: { custom_id: customId, values } });
}

/** Sends a modal; true when it was taken. */
export async function submit(app, interaction, values) {
  let refused = null;
  const result = await interact(app, "submit", { interaction, values }, { onFail: (words) => (refused = words ?? "Something went wrong. Try again.") });
  return { taken: result !== null, words: refused };
}

/** Runs a slash command in a channel; a pending line stands there until the bot answers. */
export async function runCommand(app, channel, command, name, options) {
  const pending = app.pending(channel, command, `Sending command…`, name);
  await interact(app, "slash", { channel, name, options }, {
    onFail: (words) => {
      if (words) toast(words, "error");
      app.pending(channel, command, words ?? SILENT, name, "failed");
    },
  });
  app.settle(pending);
}

/** Runs a command of the message menu. */
export async function runMenu(app, message, command) {
  const pending = app.pending(message.channel_id, command, "Sending command…", command.name);
  await interact(app, "context_menu", { name: command.name, message: message.id, channel: message.channel_id }, {
    onFail: (words) => {
      if (words) toast(words, "error");
      app.pending(message.channel_id, command, words ?? SILENT, command.name, "failed");
    },
  });
  app.settle(pending);
}
