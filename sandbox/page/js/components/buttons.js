// Buttons in their styles; a link opens a new tab, all others are pressed on the bot.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { press } from "../interactions.js";
import { unrenderable } from "../unrenderable.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** An emoji of a component, or null: a standard one as itself, a server's own by its name. */
export function partialEmoji(emoji) {
  if (!emoji) return null;
  const words = emoji.id ? `:${emoji.name}:` : emoji.name;
  return h("span.component-emoji", { "aria-hidden": emoji.id ? undefined : "true" }, words);
}

/** One button. */
export function button(ctx, component) {
  const style = STYLES[component.style];
  if (!style) return unrenderable(`a button of the style ${component.style}`);
  const words = [partialEmoji(component.emoji), component.label ? h("span", {}, component.label) : null];
  const name = component.label ? undefined : (component.emoji?.name ?? "Button");
  if (style === "link") {
    if (component.disabled)
      return h("span.button.secondary.disabled", { "aria-disabled": "true" }, words, icon("link", 16));
    return h(
      "a.button.secondary",
      { href: component.url, target: "_blank", rel: "noopener noreferrer nofollow", "aria-label": name },
      words,
      icon("link", 16),
    );
  }
  const element = h(
    `button.button.${style}`,
    {
      type: "button",
      disabled: Boolean(component.disabled),
      "aria-label": name,
      dataset: { customId: component.custom_id },
    },
    words,
    h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")),
  );
  element.addEventListener("click", () => press(ctx.app, ctx.message, element, component.custom_id));
  return element;
}
