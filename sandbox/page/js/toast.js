// Short notices at the foot of the page: what the sandbox refused, what was skipped to.

import { byId, h } from "./dom.js";

/** Shows a notice for a few seconds; kind "error" is spoken at once. */
export function toast(words, kind = "info") {
  const note = h(`div.toast.toast-${kind}`, { role: kind === "error" ? "alert" : "status" }, words);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), kind === "error" ? 7000 : 3500);
}

/** Runs something that the sandbox may refuse; the refusal is shown and null comes back. */
export async function tried(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error.message, "error");
    return null;
  }
}
