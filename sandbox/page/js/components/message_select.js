// A select in a message: what is chosen goes to the bot as soon as the list closes.

import { choose } from "../interactions.js";
import { select } from "./select.js";

/** Any of the five selects. */
export function messageSelect(ctx, component) {
  const field = select(ctx.app, component, {
    onDone: (values) => choose(ctx.app, ctx.message, field.button, component.custom_id, values),
  });
  field.button.dataset.customId = component.custom_id;
  return field.element;
}
