// Editing a message where it stands: Enter saves, Escape leaves it.

import { call } from "./api.js";
import { h } from "./dom.js";
import { fromWire, toWire } from "./mentions.js";
import { tried } from "./toast.js";

/** The text area that takes the place of a message's words. */
export function editor(app, message) {
  const { text, names } = fromWire(app.store, message.content ?? "");
  const area = h("textarea.input.edit-area", {
    "aria-label": "Edit message",
    rows: Math.min(10, text.split("\n").length),
    value: text,
  });
  const save = async () => {
    const words = toWire(app.store, area.value.trim(), names);
    if (words === message.content) return app.stopEditing(message);
    if (!words) {
      await app.remove(message);
      return app.stopEditing(message);
    }
    if (await tried(call("edit", { user: app.store.me.id, message: message.id, content: words })))
      app.stopEditing(message);
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") app.stopEditing(message);
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  queueMicrotask(() => {
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  });
  return h(
    "div.editor",
    {},
    area,
    h(
      "small",
      {},
      "escape to ",
      h("button.link-button", { type: "button", onclick: () => app.stopEditing(message) }, "cancel"),
      " • enter to ",
      h("button.link-button", { type: "button", onclick: save }, "save"),
    ),
  );
}
