// The form for a new poll.

import { call } from "./api.js";
import { fill, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { footer, openDialog } from "./prompts.js";
import { tried } from "./toast.js";

const HOURS = [
  [1, "1 hour"],
  [4, "4 hours"],
  [8, "8 hours"],
  [24, "24 hours"],
  [72, "3 days"],
  [168, "1 week"],
];

/** Asks for question, answers and duration, and posts the poll. */
export function openPollForm(app, channel) {
  const questionId = freshId("question");
  const hoursId = freshId("hours");
  const question = h("input.input", {
    id: questionId,
    type: "text",
    maxlength: 300,
    placeholder: "What question do you want to ask?",
  });
  const answers = [];
  const list = h("div.poll-form-answers");
  const problem = h("div.field-problem", { role: "alert" });
  const many = h("input", { type: "checkbox" });
  const hours = h(
    "select.input",
    { id: hoursId },
    HOURS.map(([value, words]) => h("option", { value, selected: value === 24 }, words)),
  );
  const add = () => {
    const input = h("input.input", {
      type: "text",
      maxlength: 55,
      placeholder: "Type your answer",
      "aria-label": `Answer ${answers.length + 1}`,
    });
    answers.push(input);
    draw();
    return input;
  };
  const more = h("button.link-button", { type: "button", onclick: () => add().focus() }, "+ Add another answer");
  const draw = () => {
    fill(
      list,
      answers.map((input, at) =>
        h(
          "div.poll-form-answer",
          {},
          input,
          answers.length > 2
            ? h(
                "button.icon-button",
                {
                  type: "button",
                  "aria-label": `Remove answer ${at + 1}`,
                  onclick: () => (answers.splice(at, 1), draw()),
                },
                icon("trash", 18),
              )
            : null,
        ),
      ),
    );
    more.hidden = answers.length >= 10;
  };
  add();
  add();
  openDialog(
    "Create a Poll",
    [
      h("label.field-label", { for: questionId }, "Question"),
      question,
      h("div.field-label", {}, "Answers"),
      list,
      more,
      h("label.field-label", { for: hoursId }, "Duration"),
      hours,
      h("label.choice", {}, many, h("span.choice-words", {}, "Allow Multiple Answers")),
      problem,
    ],
    footer("Post"),
    {
      onsubmit: async (dialog) => {
        const words = answers.map((input) => input.value.trim()).filter(Boolean);
        if (!question.value.trim() || words.length < 2) {
          fill(problem, "A poll needs a question and at least two answers.");
          return;
        }
        const poll = {
          question: { text: question.value.trim() },
          answers: words.map((text) => ({ poll_media: { text } })),
          duration: Number(hours.value),
          allow_multiselect: many.checked,
        };
        if (await tried(call("say", { user: app.store.me.id, channel, content: "", poll }))) dialog.close();
      },
    },
  );
  question.focus();
}
