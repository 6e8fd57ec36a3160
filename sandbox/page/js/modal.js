// A bot's form: a real dialog with its labels and fields, Discord's own checks, and what it says when sending fails.

import { byId, fill, h } from "./dom.js";
import { field } from "./fields.js";
import { icon } from "./icons.js";
import { submit } from "./interactions.js";

/** Opens the form `modal` that came back from the interaction `interaction`. */
export function openModal(app, modal, interaction) {
  const fields = [];
  const body = h(
    "div.modal-body",
    {},
    (modal.components ?? []).map((component) => {
      const made = field(app, component);
      fields.push(...made.fields);
      return made.element;
    }),
  );
  const problem = h("div.modal-problem", { role: "alert" });
  const send = h("button.button.primary", { type: "submit" }, "Submit");
  const form = h(
    "form.modal-form",
    { novalidate: true },
    h(
      "header.modal-head",
      {},
      h("h2", { id: "modal-title" }, modal.title),
      h(
        "button.icon-button",
        { type: "button", "aria-label": "Close", onclick: () => dialog.close() },
        icon("close", 22),
      ),
    ),
    h(
      "p.modal-note",
      {},
      icon("warn", 18),
      h(
        "span",
        {},
        `This form will be submitted to ${app.botName()}. Do not share passwords or other sensitive information.`,
      ),
    ),
    body,
    problem,
    h(
      "footer.modal-foot",
      {},
      h("button.button.secondary", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      send,
    ),
  );
  const dialog = h("dialog.modal", { "aria-labelledby": "modal-title", dataset: { customId: modal.custom_id } }, form);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.filter((each) => !each.check());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    send.disabled = true;
    fill(problem);
    const values = {};
    for (const each of fields) values[each.customId] = await each.value();
    const { taken, words } = await submit(app, interaction, values);
    send.disabled = false;
    if (taken) dialog.close();
    else fill(problem, words);
  });
  dialog.addEventListener("close", () => dialog.remove());
  byId("popups").append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}
