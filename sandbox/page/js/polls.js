// Polls: voting, taking a vote back, and the result with its bars.

import { call } from "./api.js";
import { now } from "./clock.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { timeElement } from "./moments.js";
import { tried } from "./toast.js";

/** The poll of a message. */
export function poll(app, message) {
  const data = message.poll;
  const counts = new Map((data.results?.answer_counts ?? []).map((entry) => [String(entry.id), entry]));
  const total = [...counts.values()].reduce((sum, entry) => sum + entry.count, 0);
  const mine = [...counts.values()].filter((entry) => entry.me_voted).map((entry) => String(entry.id));
  const expiry = data.expiry ? Date.parse(data.expiry) : null;
  const over = Boolean(data.results?.is_finalized) || (expiry !== null && expiry <= now());
  const open = !over && mine.length === 0;
  const name = freshId("poll");
  const vote = (answers) => tried(call("vote", { user: app.store.me.id, message: message.id, answers }));

  const rows = data.answers.map((answer) => {
    const id = String(answer.answer_id);
    const count = counts.get(id)?.count ?? 0;
    const share = total ? Math.round((count / total) * 100) : 0;
    const words = [
      answer.poll_media?.emoji?.name ? `${answer.poll_media.emoji.name} ` : null,
      answer.poll_media?.text ?? "",
    ];
    if (open) {
      const input = h("input", { type: data.allow_multiselect ? "checkbox" : "radio", name, value: id });
      return h("label.poll-answer", {}, h("span.poll-words", {}, words), input);
    }
    const bar = h("span.poll-bar", { style: { width: `${share}%` } });
    return h(
      mine.includes(id) ? "div.poll-answer.voted" : "div.poll-answer",
      {},
      bar,
      h("span.poll-words", {}, words),
      h("span.poll-count", {}, `${count} ${count === 1 ? "vote" : "votes"} · ${share} %`),
      mine.includes(id) ? h("span.poll-mine", {}, icon("check", 16), h("span.hidden-words", {}, "your vote")) : null,
    );
  });

  const form = h(
    "form.poll",
    {
      "aria-label": `Poll: ${data.question?.text ?? ""}`,
      onsubmit: (event) => {
        event.preventDefault();
        const chosen = [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));
        if (chosen.length) vote(chosen);
      },
    },
    h("div.poll-question", {}, data.question?.text ?? ""),
    open ? h("div.poll-hint", {}, data.allow_multiselect ? "Select one or more answers" : "Select one answer") : null,
    rows,
    h(
      "div.poll-foot",
      {},
      h("span", {}, `${total} ${total === 1 ? "vote" : "votes"}`),
      over ? h("span", {}, "Poll closed") : expiry ? h("span", {}, "ends ", timeElement(expiry, "R")) : null,
      open ? h("button.button.primary.small", { type: "submit" }, "Vote") : null,
      !open && !over ? h("button.link-button", { type: "button", onclick: () => vote([]) }, "Remove vote") : null,
    ),
  );
  return form;
}
