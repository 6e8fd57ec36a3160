// The row of reactions under a message; a press adds or takes back mine.

import { call } from "./api.js";
import { h } from "./dom.js";
import { emojiName } from "./emoji.js";
import { openEmojiPicker } from "./emojipicker.js";
import { icon } from "./icons.js";
import { tried } from "./toast.js";

/** Adds or takes back my reaction. */
export function react(app, message, emoji, on = true) {
  const name = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
  return tried(call(on ? "react" : "unreact", { user: app.store.me.id, message: message.id, emoji: name }));
}

/** The reactions of a message, or null when it has none. */
export function reactions(app, message) {
  if (!message.reactions?.length) return null;
  const buttons = message.reactions.map((entry) => {
    const words = entry.emoji.id ? `:${entry.emoji.name}:` : entry.emoji.name;
    const people = `${entry.count} ${entry.count === 1 ? "reaction" : "reactions"} with ${emojiName(words)}`;
    return h(
      `button.reaction${entry.me ? ".mine" : ""}`,
      {
        type: "button",
        "aria-pressed": String(Boolean(entry.me)),
        "aria-label": people,
        onclick: () => react(app, message, entry.emoji, !entry.me),
      },
      h("span", {}, words),
      h("span.reaction-count", {}, String(entry.count)),
    );
  });
  const add = h(
    "button.reaction.add",
    {
      type: "button",
      "aria-label": "Add reaction",
      "aria-haspopup": "dialog",
      onclick: () => openEmojiPicker(add, (emoji) => react(app, message, { name: emoji })),
    },
    icon("smile", 18),
  );
  return h("div.reactions", { role: "group", "aria-label": "Reactions" }, buttons, add);
}
