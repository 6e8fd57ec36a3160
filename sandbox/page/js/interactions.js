// What a person does to a bot: pressing, choosing, submitting, a command, a menu. One road for all of them: ask the
// sandbox, wait for the event that says how it went (each try carries a nonce of its own, so that another page of the
// same person is left alone), open the modal that comes back, or say that it failed, in Discord's words.

import { call, Refused } from "./api.js";
import { openModal } from "./modal.js";
import { toast } from "./toast.js";

export const FAILED = "This interaction failed";
export const SILENT = "The application did not respond";
const PATIENCE = 8000; // real milliseconds; the sandbox itself gives up after three seconds

const waiting = new Map(); // nonce -> what to do when it is settled
const mine = new Set(); // nonces of this page, for the modals that may follow

/** Takes an event that belongs to an interaction of this page; true when it was one. */
export function interactionEvent(app, { t, d }) {
  if (!["INTERACTION_CREATE", "INTERACTION_SUCCESS", "INTERACTION_FAILED", "MODAL"].includes(t)) return false;
  if (t === "INTERACTION_SUCCESS") waiting.get(d.nonce)?.({ ok: true });
  if (t === "INTERACTION_FAILED") waiting.get(d.nonce)?.({ ok: false });
  if (t === "MODAL" && mine.has(d.nonce)) openModal(app, d, d.id);
  return true;
}

/** Carries out one interaction verb: {ok, words} where words is the sandbox's own refusal. */
async function interact(app, verb, body) {
  const nonce = `page-${crypto.randomUUID()}`;
  mine.add(nonce);
  const settled = new Promise((resolve) => {
    waiting.set(nonce, resolve);
    setTimeout(() => resolve({ ok: false }), PATIENCE);
  });
  try {
    await call(verb, { user: app.store.me.id, ...body, nonce, wait: false });
    return await settled;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, words: error.message };
  } finally {
    waiting.delete(nonce);
  }
}

async function useComponent(app, message, control, verb, body) {
  app.unnote(message);
  control.classList.add("busy");
  control.setAttribute("aria-busy", "true");
  try {
    const { ok, words } = await interact(app, verb, { message: message.id, ...body });
    if (!ok) app.note(message, words ?? FAILED);
  } finally {
    control.classList.remove("busy");
    control.removeAttribute("aria-busy");
  }
}

/** Presses a button of a message. */
export function press(app, message, control, customId) {
  return useComponent(app, message, control, "click", { custom_id: customId });
}

/** Sends what was chosen in a select of a message. */
export function choose(app, message, control, customId, values) {
  return useComponent(app, message, control, "select", { custom_id: customId, values });
}

/** Sends a modal: {taken, words}. */
export async function submit(app, interaction, values) {
  const { ok, words } = await interact(app, "submit", { interaction, values });
  return { taken: ok, words: words ?? "Something went wrong. Try again." };
}

async function command(app, channel, which, name, verb, body) {
  const pending = app.pending(channel, which, "Sending command…", name);
  const { ok, words } = await interact(app, verb, body);
  app.settle(pending);
  if (ok) return;
  if (words) toast(words, "error");
  app.pending(channel, which, words ?? SILENT, name, "failed");
}

/** Runs a slash command in a channel; a waiting line stands there until the bot answers. */
export function runCommand(app, channel, which, name, options) {
  return command(app, channel, which, name, "slash", { channel, name, options });
}

/** Runs a command of a person's menu, in the channel in the middle. */
export function runUserMenu(app, user, which) {
  const body = { name: which.name, target: user.id, channel: app.channel };
  return command(app, app.channel, which, which.name, "context_menu", body);
}

/** Runs a command of the message menu. */
export function runMenu(app, message, which) {
  return command(app, message.channel_id, which, which.name, "context_menu", { name: which.name, message: message.id });
}
