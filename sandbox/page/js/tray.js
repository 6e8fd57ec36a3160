// The files that wait to be sent with a message: a preview of each, its description, spoiler or not, away with it.

import { fill, h } from "./dom.js";
import { asUpload } from "./files.js";
import { icon } from "./icons.js";
import { size } from "./media.js";
import { askText } from "./prompts.js";

const MOST = 10;

export class Tray {
  constructor() {
    this.files = [];
    this.element = h("div.tray", { hidden: true });
  }

  get empty() {
    return this.files.length === 0;
  }

  /** Adds files, up to ten in all. */
  add(list) {
    for (const file of list) {
      if (this.files.length < MOST) this.files.push({ file, description: "", spoiler: false, url: null });
    }
    this.#draw();
  }

  /** Empties the tray; gives the files as the control verbs take them. */
  take() {
    const files = this.files;
    this.files = [];
    this.#draw();
    return Promise.all(
      files.map(async ({ file, description, spoiler, url }) => {
        if (url) URL.revokeObjectURL(url);
        const upload = await asUpload(file, description);
        return spoiler ? { ...upload, is_spoiler: true } : upload;
      }),
    );
  }

  #draw() {
    this.element.hidden = this.empty;
    fill(
      this.element,
      this.files.map((entry) => this.#card(entry)),
    );
  }

  #card(entry) {
    const { name, type } = entry.file;
    const image = type.startsWith("image/");
    if (image) entry.url ??= URL.createObjectURL(entry.file);
    const describe = async () => {
      const asked = await askText("Describe File", "Description (alternative text)", {
        most: 1024,
        done: "Save",
        value: entry.description,
      });
      entry.description = asked ?? entry.description;
      this.#draw();
    };
    const hide = () => {
      entry.spoiler = !entry.spoiler;
      this.#draw();
    };
    const drop = () => {
      this.files = this.files.filter((each) => each !== entry);
      this.#draw();
    };
    const tool = (label, shape, onclick, pressed) =>
      h(
        "button.icon-button",
        { type: "button", "aria-label": label, "aria-pressed": pressed, onclick },
        icon(shape, 16),
      );
    return h(
      "div.tray-file",
      {},
      h("div.tray-preview", {}, image ? h("img", { src: entry.url, alt: "" }) : icon("file", 40)),
      h("span.tray-name", {}, name),
      h("small", {}, entry.description || size(entry.file.size)),
      h(
        "div.tray-tools",
        {},
        tool(`Describe ${name}`, "edit", describe),
        tool(`${entry.spoiler ? "Unmark" : "Mark"} ${name} as spoiler`, "eye", hide, String(entry.spoiler)),
        tool(`Remove ${name}`, "trash", drop),
      ),
    );
  }
}
