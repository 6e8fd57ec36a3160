// Avatars made on the spot: initials on a colour that follows from the id, or the picture a user really has.

import { local } from "./api.js";
import { h } from "./dom.js";

const COLOURS = ["#5865f2", "#3ba55c", "#a15c1b", "#c43d6b", "#8a4fd0", "#0f7f8f", "#b8433a", "#47739e"];

function initials(name) {
  const words = name.split(/[\s_.-]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? [...words[0]][0] + [...words.at(-1)][0] : [...(words[0] ?? "?")].slice(0, 1).join("");
  return letters.toUpperCase();
}

/** The colour of somebody without a picture: always the same for the same id. */
export function colourFor(id) {
  let sum = 7;
  for (const digit of String(id)) sum = (sum * 31 + Number(digit)) % 9973;
  return COLOURS[sum % COLOURS.length];
}

/** A round picture of a user; decorative, since the name always stands beside it. */
export function avatar(user, size = 40, name = user?.global_name ?? user?.username ?? "?") {
  const style = { width: `${size}px`, height: `${size}px`, "font-size": `${Math.round(size * 0.4)}px` };
  const source = user?.avatar_url ? local(user.avatar_url) : null;
  if (source) return h("img.avatar", { src: source, alt: "", style });
  const classes = user?.bot ? "span.avatar.avatar-bot" : "span.avatar";
  if (user?.bot) return h(classes, { "aria-hidden": "true", style }, half(size));
  return h(
    classes,
    { "aria-hidden": "true", style: { ...style, background: colourFor(user?.id ?? "0") } },
    initials(name),
  );
}

// A bot shows a clock face whose half hour is filled.
function half(size) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 40 40");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  for (const [tag, attributes] of [
    ["circle", { cx: 20, cy: 20, r: 20, class: "bot-ground" }],
    ["circle", { cx: 20, cy: 20, r: 12, class: "bot-ring" }],
    ["path", { d: "M20 8a12 12 0 0 1 0 24z", class: "bot-half" }],
    ["path", { d: "M20 12v8", class: "bot-hand" }],
  ]) {
    const shape = document.createElementNS(ns, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}
