// The page's own small dialogs: a line of text, a yes or no.

import { byId, freshId, h } from "./dom.js";

/** Opens a dialog around a form; `body` and `foot` are nodes. Gives the dialog. */
export function openDialog(title, body, foot, { onsubmit = () => {}, cls = "" } = {}) {
  const id = freshId("dialog");
  const form = h(
    "form.modal-form",
    { novalidate: true },
    h("header.modal-head", {}, h("h2", { id }, title)),
    h("div.modal-body", {}, body),
    h("footer.modal-foot", {}, foot),
  );
  const dialog = h(`dialog.modal${cls}`, { "aria-labelledby": id }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onsubmit(dialog);
  });
  dialog.addEventListener("close", () => dialog.remove());
  byId("popups").append(dialog);
  dialog.showModal();
  return dialog;
}

/** The usual two buttons. */
export function footer(done, { danger = false } = {}) {
  const cancel = h(
    "button.button.secondary",
    { type: "button", onclick: (event) => event.target.closest("dialog").close() },
    "Cancel",
  );
  return [cancel, h(`button.button.${danger ? "danger" : "primary"}`, { type: "submit" }, done)];
}

/** Asks for one line; null when left. */
export function askText(title, label, { most = 100, done = "Done", value = "" } = {}) {
  return new Promise((resolve) => {
    const id = freshId("ask");
    const input = h("input.input", { id, type: "text", maxlength: most, value });
    let answer = null;
    const dialog = openDialog(title, [h("label.field-label", { for: id }, label), input], footer(done), {
      onsubmit: (opened) => {
        answer = input.value.trim() || null;
        if (answer) opened.close();
      },
    });
    dialog.addEventListener("close", () => resolve(answer));
    input.focus();
  });
}

/** Asks yes or no, with something to look at. */
export function confirm(title, words, done, preview = null) {
  return new Promise((resolve) => {
    let yes = false;
    const dialog = openDialog(title, [h("p", {}, words), preview], footer(done, { danger: true }), {
      onsubmit: (opened) => {
        yes = true;
        opened.close();
      },
    });
    dialog.addEventListener("close", () => resolve(yes));
  });
}
