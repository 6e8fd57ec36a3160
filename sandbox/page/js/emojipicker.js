// A small emoji picker with a search.

import { fill, h } from "./dom.js";
import { EMOJI, findEmoji } from "./emoji.js";
import { closePopup, openPopup } from "./popup.js";

/** Opens the picker at a control; `pick(emoji)` gets the choice. */
export function openEmojiPicker(anchor, pick) {
  const grid = h("div.emoji-grid");
  const search = h("input.input", {
    type: "text",
    placeholder: "Find an emoji",
    "aria-label": "Find an emoji",
    autocomplete: "off",
  });
  const draw = () => {
    const list = search.value ? findEmoji(search.value.replaceAll(":", "")) : EMOJI;
    fill(
      grid,
      list.map(([emoji, name]) =>
        h(
          "button.emoji-choice",
          {
            type: "button",
            title: `:${name}:`,
            "aria-label": name.replaceAll("_", " "),
            onclick: () => (closePopup(true), pick(emoji)),
          },
          emoji,
        ),
      ),
    );
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    grid.querySelector("button")?.click();
  });
  draw();
  openPopup(h("div.emoji-picker", { role: "dialog", "aria-label": "Emoji" }, search, grid), anchor, {
    prefer: "above",
    align: "end",
  });
  search.focus();
}
