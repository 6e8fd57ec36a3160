// Components: one function per kind, found by Discord's number. A kind that is not here shows a visible error.

import { unrenderable } from "../unrenderable.js";
import { button } from "./buttons.js";
import { actionRow, container, section, separator, textDisplay } from "./layout.js";
import { fileComponent, mediaGallery, thumbnail } from "./media.js";
import { messageSelect } from "./message_select.js";

const KINDS = {
  1: actionRow,
  2: button,
  3: messageSelect,
  5: messageSelect,
  6: messageSelect,
  7: messageSelect,
  8: messageSelect,
  9: section,
  10: textDisplay,
  11: thumbnail,
  12: mediaGallery,
  13: fileComponent,
  14: separator,
  17: container,
};

/** Draws one component; `ctx` is {app, message, draw}. */
export function draw(ctx, component) {
  const kind = KINDS[component.type];
  if (!kind) return unrenderable(`a component of the kind ${component.type}`);
  try {
    return kind({ ...ctx, draw: (child) => draw(ctx, child) }, component);
  } catch (error) {
    return unrenderable(`a component of the kind ${component.type}: ${error.message}`);
  }
}

/** All components of a message, or null. */
export function components(app, message) {
  if (!message.components?.length) return null;
  const element = document.createElement("div");
  element.className = "components";
  for (const component of message.components) element.append(draw({ app, message }, component));
  return element;
}
