// The list above the composer: commands, people, channels, emoji, choices. The text field keeps the focus and owns it.

import { fill, freshId, h } from "./dom.js";

/** A list box steered by a text field's keys. */
export class Suggestions {
  constructor(host) {
    this.id = freshId("suggest");
    this.list = h("div.suggest-list", { role: "listbox", id: this.id, "aria-label": "Suggestions" });
    this.heading = h("div.suggest-heading");
    this.element = h("div.suggest", { hidden: true }, this.heading, this.list);
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    host.append(this.element);
    this.items = [];
    this.active = -1;
  }

  get open() {
    return !this.element.hidden;
  }

  /** Shows items [{label, note, before, run}]; `field` is the text field that steers. `none` is said when there is none. */
  show(field, heading, items, { none = null, active = 0 } = {}) {
    if (!items.length && !none && !heading) return this.hide();
    if (this.field && this.field !== field) this.#release();
    this.field = field;
    this.items = items;
    this.active = items.length ? Math.min(active, items.length - 1) : -1;
    fill(this.heading, heading);
    this.heading.hidden = !heading;
    fill(
      this.list,
      items.map((item, at) => this.#row(item, at)),
      items.length || !none ? null : h("div.suggest-none", {}, none),
    );
    this.element.hidden = false;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.id);
    field.setAttribute("aria-expanded", "true");
    this.#mark();
  }

  #row(item, at) {
    return h(
      "div.suggest-item",
      {
        role: "option",
        id: `${this.id}-${at}`,
        onclick: () => this.#run(at),
        onpointermove: () => {
          if (this.active === at) return;
          this.active = at;
          this.#mark(false);
        },
      },
      item.before ? h("span.suggest-before", {}, item.before) : null,
      h(
        "span.suggest-words",
        {},
        h("span.suggest-label", {}, item.label),
        item.note ? h("small", {}, item.note) : null,
      ),
      item.after ? h("small.suggest-after", {}, item.after) : null,
    );
  }

  #mark(scroll = true) {
    for (const [at, child] of [...this.list.children].entries()) {
      child.classList.toggle("active", at === this.active);
      if (child.getAttribute("role") === "option") child.setAttribute("aria-selected", String(at === this.active));
    }
    if (this.active >= 0) this.field.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
    if (scroll) this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  #run(at) {
    const item = this.items[at];
    if (item) item.run();
  }

  #release() {
    const roles = ["role", "aria-autocomplete", "aria-controls", "aria-expanded", "aria-activedescendant"];
    for (const name of roles) this.field?.removeAttribute(name);
  }

  hide() {
    this.element.hidden = true;
    this.items = [];
    this.active = -1;
    this.#release();
  }

  /** Takes a key of the field; true when it was ours. Enter and Tab pick, arrows move, Escape closes. */
  key(event) {
    if (!this.open) return false;
    const count = this.items.length;
    if (event.key === "Escape") this.hide();
    else if (!count) return false;
    else if (event.key === "ArrowDown") this.active = (this.active + 1) % count;
    else if (event.key === "ArrowUp") this.active = (this.active - 1 + count) % count;
    else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey)) {
      if (this.active < 0) return false;
      event.preventDefault();
      this.#run(this.active);
      return true;
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    if (this.open) this.#mark();
    return true;
  }
}
