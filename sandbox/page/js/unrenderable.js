// What the page cannot show, it says so, where the thing would have been. The browser tests fail on any of these.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A visible error in place of something; `what` is a short plain phrase. */
export function unrenderable(what) {
  console.error(`unrenderable: ${what}`);
  return h("div.unrenderable", { role: "alert" }, icon("warn", 18), h("span", {}, `This page cannot show ${what}.`));
}
