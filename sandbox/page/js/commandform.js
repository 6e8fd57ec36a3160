// The composer once a command is chosen: the command as a chip, a small field for each option, and an empty tail where
// one types the name of another option, presses Enter to send, or Backspace to go back.

import { call } from "./api.js";
import { avatar } from "./avatar.js";
import { checkOption } from "./commands.js";
import { h } from "./dom.js";
import { asUpload } from "./files.js";
import { icon } from "./icons.js";
import { optionsOf } from "./components/select.js";
import { tried } from "./toast.js";

const TYPES = { 6: 5, 7: 8, 8: 6, 9: 7 }; // an option's kind -> the select's kind that lists the same things
const ATTACHMENT = 11;

/** The form for `entry` (from commands.js). `done(options)` sends, `leave()` goes back to plain text. */
export class CommandForm {
  constructor(app, host, suggestions, entry, channel, { done, leave }) {
    this.app = app;
    this.entry = entry;
    this.channel = channel;
    this.suggestions = suggestions;
    this.done = done;
    this.leave = leave;
    this.fields = [];
    this.tail = h("input.command-tail", {
      type: "text",
      size: 1,
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": `${entry.name}: press Enter to send`,
    });
    this.chip = h("span.command-chip", {}, `/${entry.name}`);
    this.element = h(
      "div.command-form",
      { role: "group", "aria-label": `Command ${entry.name}` },
      this.chip,
      this.tail,
    );
    this.problem = h("div.command-problem", { role: "alert" });
    host.append(this.element, this.problem);
    this.tail.addEventListener("input", () => this.#tailTyped());
    this.tail.addEventListener("focus", () => this.#tailTyped());
    this.tail.addEventListener("keydown", (event) => this.#tailKey(event));
    this.element.addEventListener("click", (event) => event.target === this.element && this.tail.focus());
    for (const option of entry.options.filter((each) => each.required)) this.#add(option);
    this.focus();
  }

  focus() {
    const empty = this.fields.find((field) => field.chosen === undefined && !field.input.value);
    (empty?.input ?? this.tail).focus();
  }

  remove() {
    this.suggestions.hide();
    this.element.remove();
    this.problem.remove();
  }

  #rest() {
    return this.entry.options.filter((option) => !this.fields.some((field) => field.option === option));
  }

  // -- the tail -----------------------------------------------------------------------------------------------

  #tailTyped() {
    const typed = this.tail.value.trimStart().toLowerCase();
    this.tail.size = Math.max(1, this.tail.value.length);
    const rest = this.#rest();
    const named = typed.endsWith(":") && rest.find((option) => option.name === typed.slice(0, -1));
    if (named) {
      this.tail.value = "";
      this.#add(named).input.focus();
      return;
    }
    const items = rest
      .filter((option) => option.name.startsWith(typed))
      .map((option) => ({
        label: option.name,
        note: option.description,
        run: () => ((this.tail.value = ""), this.#add(option).input.focus()),
      }));
    this.suggestions.show(this.tail, this.#head(items.length ? "Optional" : this.entry.description), items, {
      active: typed ? 0 : -1,
    });
  }

  #head(words) {
    return h(
      "span",
      {},
      avatar(this.app.botUser(this.entry.command), 16),
      ` /${this.entry.name} `,
      h("small", {}, words),
    );
  }

  #tailKey(event) {
    if (event.key === "Backspace" && !this.tail.value) {
      event.preventDefault();
      const last = this.fields.at(-1);
      if (!last) this.leave(`/${this.entry.name}`);
      else if (last.option.required) last.input.focus();
      else this.#drop(last);
      return;
    }
    if (event.key === "Enter" && !this.tail.value.trim() && this.suggestions.active < 0) {
      event.preventDefault();
      this.#send();
      return;
    }
    if (this.suggestions.open && this.suggestions.active < 0 && event.key === "Tab") return;
    if (this.suggestions.key(event)) return;
    if (event.key === "Escape") this.leave("");
    else if (event.key === "Enter") {
      event.preventDefault();
      this.#say(`There is no option "${this.tail.value.trim()}" left.`);
    }
  }

  // -- the fields ---------------------------------------------------------------------------------------------

  #add(option) {
    const input =
      option.type === ATTACHMENT
        ? h("input.file-input", { type: "file" })
        : h("input", { type: "text", size: 4, autocomplete: "off", spellcheck: "false" });
    input.setAttribute(
      "aria-label",
      `${option.name}${option.required ? " (required)" : ""}: ${option.description ?? ""}`,
    );
    const element = h(
      "label.command-option",
      { dataset: { option: option.name } },
      h("span.command-option-name", {}, option.name),
      input,
    );
    const field = { option, input, element, chosen: undefined };
    this.fields.push(field);
    this.tail.before(element);
    input.addEventListener("input", () => {
      field.chosen = undefined;
      input.size = Math.max(4, input.value.length + 1);
      element.classList.remove("wrong");
      this.#suggest(field);
    });
    input.addEventListener("focus", () => this.#suggest(field));
    input.addEventListener("keydown", (event) => this.#fieldKey(event, field));
    return field;
  }

  #drop(field) {
    this.fields = this.fields.filter((each) => each !== field);
    field.element.remove();
    this.tail.focus();
  }

  #fieldKey(event, field) {
    const settled = field.chosen !== undefined || !this.suggestions.items.length;
    if (event.key === "Backspace" && !field.input.value) {
      event.preventDefault();
      if (!field.option.required) this.#drop(field);
      else this.leave(`/${this.entry.name}`);
      return;
    }
    if (!(settled && event.key === "Enter") && this.suggestions.key(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") this.leave("");
  }

  #pick(field, value, label) {
    field.chosen = value;
    field.input.value = label;
    field.input.size = Math.max(4, label.length + 1);
    field.element.classList.remove("wrong");
    this.suggestions.hide();
    this.focus();
  }

  async #suggest(field) {
    const { option, input } = field;
    const word = input.value.trim().toLowerCase();
    const head = h("span", {}, h("strong", {}, option.name), " ", h("small", {}, option.description ?? ""));
    const item = (value, label, note, before) => ({ label, note, before, run: () => this.#pick(field, value, label) });
    let items = [];
    let none = null;
    if (option.choices?.length) items = option.choices.map((choice) => item(choice.value, choice.name));
    else if (option.type === 5) items = [item(true, "True"), item(false, "False")];
    else if (TYPES[option.type])
      items = optionsOf(this.app.store, { type: TYPES[option.type], channel_types: option.channel_types }).map((each) =>
        item(each.value, each.label, each.description, each.before?.()),
      );
    else if (option.autocomplete) {
      const asked = (this.asked = Symbol("asked"));
      const answer = await tried(
        call("autocomplete", {
          user: this.app.store.me.id,
          channel: this.channel,
          name: this.entry.name,
          options: this.#plain(field),
          focused: option.name,
        }),
      );
      if (this.asked !== asked || document.activeElement !== input) return;
      const choices = Array.isArray(answer) ? answer : (answer?.choices ?? []);
      this.suggestions.show(
        input,
        head,
        choices.map((choice) => item(choice.value, choice.name)),
        { none: "No options match your search.", active: word ? 0 : -1 },
      );
      return;
    }
    if (items.length) {
      none = "No options match your search.";
      if (field.chosen === undefined)
        items = items.filter(
          (each) => each.label.toLowerCase().includes(word) || each.note?.toLowerCase().includes(word),
        );
    }
    this.suggestions.show(input, head, items.slice(0, 25), {
      none,
      active: field.chosen === undefined && (word || option.required) ? 0 : -1,
    });
  }

  #plain(focused) {
    const values = {};
    for (const field of this.fields) {
      const text = field.input.value;
      if (field === focused) values[field.option.name] = text;
      else if (field.chosen !== undefined) values[field.option.name] = field.chosen;
      else if (text) values[field.option.name] = checkOption(field.option, text).value ?? text;
    }
    return values;
  }

  // -- sending ------------------------------------------------------------------------------------------------

  #say(words) {
    this.problem.textContent = words;
  }

  async #send() {
    const options = {};
    for (const field of this.fields) {
      let checked;
      if (field.option.type === ATTACHMENT) {
        const file = field.input.files[0];
        checked = file
          ? { value: await asUpload(file) }
          : field.option.required
            ? { problem: "This option is required. Choose a file." }
            : {};
      } else checked = checkOption(field.option, field.input.value, field.chosen);
      if (checked.problem) {
        field.element.classList.add("wrong");
        this.#say(`${field.option.name}: ${checked.problem}`);
        field.input.focus();
        return;
      }
      if (checked.value !== undefined) options[field.option.name] = checked.value;
    }
    this.done(options);
  }
}

/** The icon of the button that opens the picker. */
export const commandIcon = () => icon("apps", 20);
