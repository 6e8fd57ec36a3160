// The components that hold and order others: row, section, text, separator, container.

import { hex } from "../colours.js";
import { h } from "../dom.js";
import { hidden } from "../media.js";

/** Buttons side by side, or one select. */
export function actionRow(ctx, component) {
  return h("div.action-row", {}, (component.components ?? []).map(ctx.draw));
}

/** Up to three texts with something at their right. */
export function section(ctx, component) {
  return h(
    "div.section",
    {},
    h("div.section-texts", {}, component.components.map(ctx.draw)),
    component.accessory ? h("div.section-accessory", {}, ctx.draw(component.accessory)) : null,
  );
}

/** Markdown. */
export function textDisplay(ctx, component) {
  return ctx.app.markdown.element(component.content ?? "");
}

/** Space, with or without a line. */
export function separator(_ctx, component) {
  const line = component.divider !== false;
  return h(`div.separator${component.spacing === 2 ? ".large" : ""}${line ? ".line" : ""}`, { role: "separator" });
}

/** A frame, with an accent colour at its left. */
export function container(ctx, component) {
  const element = h("div.container-card", {}, (component.components ?? []).map(ctx.draw));
  const accent = component.accent_color;
  if (accent !== undefined && accent !== null) {
    element.classList.add("accented");
    element.style.setProperty("--accent", hex(accent));
  }
  return component.spoiler ? hidden(element) : element;
}
