// The fields of a form: text, selects, radio buttons, checkboxes, files, plain text. Each knows its value and its checks.

import { select } from "./components/select.js";
import { freshId, fill, h } from "./dom.js";
import { asUpload } from "./files.js";
import { unrenderable } from "./unrenderable.js";

const REQUIRED = "This field is required.";

function textInput(component, id, describedBy) {
  const long = component.style === 2;
  const input = h(long ? "textarea.input" : "input.input", {
    id,
    type: long ? undefined : "text",
    rows: long ? 4 : undefined,
    placeholder: component.placeholder,
    maxlength: component.max_length ?? 4000,
    "aria-describedby": describedBy,
    "aria-required": String(component.required !== false),
    value: component.value ?? "",
  });
  const left = h("small.count", { "aria-hidden": "true" });
  const count = () =>
    (left.textContent = component.max_length ? `${[...input.value].length}/${component.max_length}` : "");
  input.addEventListener("input", count);
  count();
  return {
    element: h("div.input-wrap", {}, input, left),
    focus: () => input.focus(),
    value: () => input.value,
    problem: () => {
      const length = [...input.value].length;
      if (component.required !== false && !input.value.trim()) return REQUIRED;
      if (length && component.min_length && length < component.min_length)
        return `Must be at least ${component.min_length} characters.`;
      return null;
    },
    mark: (on) => input.setAttribute("aria-invalid", String(on)),
  };
}

function selectInput(app, component, name) {
  const made = select(app, component, { name });
  const least = component.min_values ?? (component.required === false ? 0 : 1);
  return {
    element: made.element,
    focus: () => made.button.focus(),
    value: () => made.values(),
    problem: () =>
      component.required !== false && made.values().length < least
        ? least > 1
          ? `Choose at least ${least}.`
          : REQUIRED
        : null,
    mark: (on) => made.button.setAttribute("aria-invalid", String(on)),
  };
}

function choices(component, many, name) {
  const group = freshId("group");
  const boxes = component.options.map((option) =>
    h("input", {
      type: many ? "checkbox" : "radio",
      name: group,
      value: option.value,
      checked: Boolean(option.default),
    }),
  );
  const rows = component.options.map((option, at) =>
    h(
      "label.choice",
      {},
      boxes[at],
      h(
        "span.choice-words",
        {},
        h("span", {}, option.label),
        option.description ? h("small", {}, option.description) : null,
      ),
    ),
  );
  const picked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const least = component.min_values ?? (component.required === false ? 0 : many ? 1 : 1);
  const most = many ? (component.max_values ?? component.options.length) : 1;
  return {
    element: h("div.choices", { role: many ? "group" : "radiogroup", "aria-label": name }, rows),
    focus: () => (boxes.find((box) => box.checked) ?? boxes[0])?.focus(),
    value: () => (many ? picked() : (picked()[0] ?? null)),
    problem: () => {
      const count = picked().length;
      if (component.required !== false && count < least) return least > 1 ? `Choose at least ${least}.` : REQUIRED;
      return count > most ? `Choose at most ${most}.` : null;
    },
    mark: () => {},
  };
}

function checkbox(component, name) {
  const box = h("input", { type: "checkbox", checked: Boolean(component.default) });
  return {
    element: h("label.choice", {}, box, h("span.choice-words", {}, name)),
    labelled: true,
    focus: () => box.focus(),
    value: () => box.checked,
    problem: () => null,
    mark: () => {},
  };
}

function fileUpload(component, name) {
  const most = component.max_values ?? 1;
  const input = h("input.file-input", { type: "file", multiple: most > 1, "aria-label": name });
  return {
    element: h("div.file-drop", {}, input, h("small", {}, most > 1 ? `Up to ${most} files` : "One file")),
    focus: () => input.focus(),
    value: () => Promise.all([...input.files].map(asUpload)),
    problem: () => {
      const count = input.files.length;
      if (count > most) return `At most ${most} files.`;
      return component.required !== false && count < Math.max(1, component.min_values ?? 1) ? REQUIRED : null;
    },
    mark: () => {},
  };
}

/** What a form's component becomes: {element, fields: [{customId, value(), check(), focus()}]}. */
export function field(app, component) {
  if (component.type === 10) return { element: app.markdown.element(component.content ?? ""), fields: [] };
  if (component.type === 1) {
    const inner = (component.components ?? []).map((child) =>
      field(app, { type: 18, label: child.label ?? "", component: child }),
    );
    return {
      element: h(
        "div",
        {},
        inner.map((made) => made.element),
      ),
      fields: inner.flatMap((made) => made.fields),
    };
  }
  if (component.type !== 18) return { element: unrenderable(`a form part of the kind ${component.type}`), fields: [] };

  const inner = component.component;
  const id = freshId("field");
  const problemId = `${id}-problem`;
  const made = make(app, inner, id, problemId, component.label);
  if (!made) return { element: unrenderable(`a form field of the kind ${inner?.type}`), fields: [] };
  const problem = h("div.field-problem", { id: problemId, role: "alert" });
  const needed = inner.required !== false && inner.type !== 23;
  const words = [component.label, needed ? h("span.needed", { "aria-hidden": "true" }, " *") : null];
  const head =
    inner.type === 4
      ? h("label.field-label", { for: id }, words)
      : made.labelled
        ? null
        : h("div.field-label", {}, words);
  const element = h(
    "div.field",
    {},
    head,
    component.description ? h("div.field-note", {}, component.description) : null,
    made.element,
    problem,
  );
  const check = () => {
    const words_ = made.problem();
    fill(problem, words_);
    made.mark(Boolean(words_));
    element.classList.toggle("wrong", Boolean(words_));
    return !words_;
  };
  return { element, fields: [{ customId: inner.custom_id, value: made.value, focus: made.focus, check }] };
}

function make(app, component, id, describedBy, name) {
  switch (component?.type) {
    case 4:
      return textInput(component, id, describedBy);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return selectInput(app, component, name);
    case 19:
      return fileUpload(component, name);
    case 21:
      return choices(component, false, name);
    case 22:
      return choices(component, true, name);
    case 23:
      return checkbox(component, name);
    default:
      return null;
  }
}
