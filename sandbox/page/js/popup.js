// Small windows that belong to a control: one at a time, closed by Escape, a click elsewhere or a choice.

import { byId } from "./dom.js";

let current = null;

/** Closes the open popup, if any; the focus goes back to where it came from when `refocus`. */
export function closePopup(refocus = false) {
  if (!current) return;
  const { element, anchor, onclose } = current;
  current = null;
  element.remove();
  anchor?.setAttribute?.("aria-expanded", "false");
  onclose?.();
  if (refocus) anchor?.focus?.();
}

/** Is this control's popup the open one? */
export function popupOf(anchor) {
  return current?.anchor === anchor;
}

/**
 * Shows `element` near `anchor` (an element) or at {x, y}. `prefer` is "below" or "above"; it flips where there is no room.
 */
export function openPopup(
  element,
  anchor,
  { prefer = "below", align = "start", at = null, width = null, host = null, onclose = null } = {},
) {
  closePopup();
  const dialog = anchor?.closest?.("dialog");
  (host ?? dialog ?? byId("popups")).append(element);
  element.classList.add("popup");
  const box = at ? { left: at.x, right: at.x, top: at.y, bottom: at.y, width: 0 } : anchor.getBoundingClientRect();
  if (width === "anchor") element.style.setProperty("width", `${box.width}px`);
  const size = element.getBoundingClientRect();
  const room = { below: innerHeight - box.bottom - 8, above: box.top - 8 };
  const side =
    room[prefer] >= size.height || room[prefer] >= room[prefer === "below" ? "above" : "below"]
      ? prefer
      : prefer === "below"
        ? "above"
        : "below";
  element.style.setProperty("max-height", `${Math.max(120, room[side])}px`);
  const height = Math.min(size.height, room[side]);
  const top = side === "below" ? box.bottom + 4 : box.top - height - 4;
  const left = align === "end" ? box.right - size.width : box.left;
  element.style.setProperty("top", `${Math.max(4, top)}px`);
  element.style.setProperty("left", `${Math.max(4, Math.min(left, innerWidth - size.width - 4))}px`);
  anchor?.setAttribute?.("aria-expanded", "true");
  current = { element, anchor, onclose };
  return element;
}

document.addEventListener("pointerdown", (event) => {
  if (!current || current.element.contains(event.target) || current.anchor?.contains?.(event.target)) return;
  closePopup();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !current) return;
    event.preventDefault();
    event.stopPropagation();
    closePopup(true);
  },
  true,
);

/** A menu of actions: [{label, icon, danger, run, note}] with null as a line between. Arrow keys move, Enter runs. */
export function openMenu(entries, anchor, options = {}) {
  const menu = document.createElement("div");
  menu.className = "menu";
  menu.setAttribute("role", "menu");
  if (options.label) menu.setAttribute("aria-label", options.label);
  for (const entry of entries) {
    if (!entry) {
      menu.append(Object.assign(document.createElement("div"), { className: "menu-line" }));
      continue;
    }
    if (entry.heading) {
      menu.append(
        Object.assign(document.createElement("div"), { className: "menu-heading", textContent: entry.heading }),
      );
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = entry.danger ? "menu-item danger" : "menu-item";
    button.setAttribute("role", entry.checked === undefined ? "menuitem" : "menuitemradio");
    if (entry.checked !== undefined) button.setAttribute("aria-checked", String(entry.checked));
    if (entry.before) button.append(entry.before);
    const words = document.createElement("span");
    words.className = "menu-words";
    words.textContent = entry.label;
    button.append(words);
    if (entry.note)
      button.append(
        Object.assign(document.createElement("small"), { className: "menu-note", textContent: entry.note }),
      );
    if (entry.after) button.append(entry.after);
    button.addEventListener("click", () => {
      closePopup(!entry.keepsFocus);
      entry.run();
    });
    menu.append(button);
  }
  const items = () => [...menu.querySelectorAll(".menu-item")];
  menu.addEventListener("keydown", (event) => {
    const list = items();
    const at = list.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      list[(next + list.length) % list.length].focus();
    } else if (event.key === "Tab") closePopup(true);
  });
  openPopup(menu, anchor, options);
  items()[0]?.focus();
  return menu;
}
