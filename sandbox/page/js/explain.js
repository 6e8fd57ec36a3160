// "What happened?": the last messages on their way through the product, as the product itself explains them:
// what it read, what it found and in which words, what that was worth, what it kept and what it sent.

import { get } from "./api.js";
import { fill, h } from "./dom.js";
import { idTime } from "./ids.js";
import { stamp } from "./moments.js";

const MOST = 12;
const words = (key) => String(key).replaceAll("_", " ");

/** A text with pieces of it marked; offsets are code points, as everywhere in what the product says. */
export function highlighted(text, pieces) {
  const letters = [...text];
  const marks = [...pieces].filter((piece) => piece.end > piece.start).sort((a, b) => a.start - b.start);
  const out = [];
  let at = 0;
  for (const piece of marks) {
    if (piece.start < at) continue;
    out.push(letters.slice(at, piece.start).join(""));
    out.push(h("mark", { title: words(piece.because ?? "") }, letters.slice(piece.start, piece.end).join("")));
    at = piece.end;
  }
  out.push(letters.slice(at).join(""));
  return h("p.explain-text", {}, out);
}

const scalar = (thing) => typeof thing !== "object";
const plain = (thing) => (typeof thing === "boolean" ? (thing ? "yes" : "no") : String(thing));

/** Is there nothing to tell? */
function empty(thing) {
  if (thing === null || thing === undefined || thing === "") return true;
  if (Array.isArray(thing)) return thing.every(empty);
  return typeof thing === "object" && Object.values(thing).every(empty);
}

// What lies deep is written as one line, "part text, start 0, end 11": a table in a table in a table helps nobody.
function oneLine(thing) {
  if (scalar(thing)) return plain(thing);
  if (Array.isArray(thing))
    return thing
      .filter((each) => !empty(each))
      .map(oneLine)
      .join("; ");
  return Object.entries(thing)
    .filter(([, each]) => !empty(each))
    .map(([key, each]) => `${words(key)} ${oneLine(each)}`)
    .join(", ");
}

function value(thing, depth = 0) {
  if (empty(thing)) return h("span.explain-none", {}, "none");
  if (scalar(thing)) return h("span", {}, plain(thing));
  if (depth > 1) return h("span.explain-line", {}, oneLine(thing));
  if (!Array.isArray(thing)) return table(thing, depth);
  const told = thing.filter((each) => !empty(each));
  if (told.every(scalar)) return h("span", {}, told.map(plain).join(", "));
  return h(
    "ul.explain-list",
    {},
    told.map((each) => h("li", {}, value(each, depth + 1))),
  );
}

function table(thing, depth) {
  const rows = Object.entries(thing).filter(([, each]) => !empty(each));
  return h(
    "dl.explain-table",
    {},
    rows.map(([key, each]) => [h("dt", {}, words(key)), h("dd", {}, value(each, depth + 1))]),
  );
}

function finding(entry, text) {
  const evidence = entry.evidence ?? [];
  const inText = evidence.filter((piece) => (piece.part ?? "text") === "text");
  return h(
    "div.explain-finding",
    {},
    h(
      "div.explain-rule",
      {},
      h("strong", {}, words(entry.rule ?? entry.signal ?? entry.name ?? "finding")),
      entry.weight !== undefined
        ? h("span", {}, ` ${entry.weight}${entry.threshold !== undefined ? ` of ${entry.threshold}` : ""}`)
        : null,
    ),
    text && inText.length ? highlighted(text, inText) : null,
    evidence.length
      ? h(
          "ul.explain-list",
          {},
          evidence.map((piece) =>
            h(
              "li",
              {},
              h("q", {}, piece.text),
              ` ${words(piece.because ?? "")}`,
              piece.weight ? ` (${piece.weight > 0 ? "+" : ""}${piece.weight})` : "",
            ),
          ),
        )
      : null,
    entry.advice
      ? h(
          "p.explain-advice",
          {},
          typeof entry.advice === "string" ? entry.advice : words(entry.advice.text ?? entry.advice.key ?? ""),
        )
      : null,
  );
}

const ORDER = ["outcome", "facts", "findings", "signals", "points", "stored", "sent"];
const TITLES = {
  outcome: "In short",
  facts: "What it read",
  findings: "What it found",
  signals: "Talk it saw",
  points: "What it was worth",
  stored: "What it kept",
  sent: "What it sent",
};

function explanation(data) {
  const keys = [
    ...ORDER.filter((key) => key in data),
    ...Object.keys(data).filter(
      (key) => !ORDER.includes(key) && !["text", "message", "id", "member", "author"].includes(key),
    ),
  ];
  return keys
    .filter((key) => !empty(data[key]))
    .map((key) => {
      const thing = data[key];
      const inside =
        key === "findings" && Array.isArray(thing) && thing.length && typeof thing[0] === "object"
          ? thing.map((entry) => finding(entry, data.text))
          : value(thing);
      return h("section.explain-part", {}, h("h4", {}, TITLES[key] ?? words(key)), inside);
    });
}

/** Follows the last messages; {refresh()} asks anew. */
export function startExplaining(app, root) {
  const { store } = app;
  const list = h("div.explain-messages");
  fill(root, h("p.panel-hint", {}, "Your messages on their way through the bot, newest first."), list);
  let followed = [];
  const known = new Map();
  const unfolded = new Set();

  const draw = () => {
    const shown = followed.filter((entry) => known.get(entry.id));
    fill(
      list,
      shown.length
        ? shown.map((entry, at) => {
            const details = h(
              "details.explain",
              { open: at === 0 || unfolded.has(entry.id) },
              h(
                "summary",
                {},
                h("span.explain-who", {}, store.nameOf(entry.author)),
                h("span.explain-words", {}, entry.content || "(no words)"),
                h("small", {}, stamp(idTime(entry.id))),
              ),
              explanation(known.get(entry.id)),
            );
            details.addEventListener("toggle", () =>
              details.open ? unfolded.add(entry.id) : unfolded.delete(entry.id),
            );
            return details;
          })
        : h("p.explain-none", {}, "Nothing yet. Start a half hour and say something."),
    );
  };

  const ask = async (entry) => {
    const data = await get("explain", { message: entry.id, channel: entry.channel_id, user: store.me.id }).catch(
      () => null,
    );
    if (data) known.set(entry.id, data);
    else known.delete(entry.id);
    draw();
  };

  const refresh = () => {
    if (store.features.explain && !root.hidden) for (const entry of followed) ask(entry);
  };
  const follow = (message) => {
    if (!message || message.local || message.author?.bot || message.flags & 64) return;
    followed = [message, ...followed.filter((each) => each.id !== message.id)].slice(0, MOST);
    for (const wait of [300, 1500]) setTimeout(() => !root.hidden && ask(message), wait);
  };

  store.on("messages", ({ created }) => store.features.explain && follow(created));
  store.on("edited", (change) => {
    const entry = followed.find((each) => each.id === change.id);
    if (entry) follow({ ...entry, ...change });
  });
  store.on("clock", refresh);
  store.on("state", () => {
    followed = [];
    known.clear();
    draw();
  });
  return { refresh };
}
