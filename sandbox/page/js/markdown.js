// Discord's dialect on markdown-it: no HTML, no tables or images; underline, subtext, spoilers, mentions, moments.
// The only place where text becomes markup; markdown-it (html off) escapes all of it.

import MarkdownIt from "../vendor/markdown-it.mjs";
import { relative, inStyle, full } from "./moments.js";
import { placeOf } from "./places.js";

const TOKENS = [
  { pattern: /<@!?(\d{5,25})>/y, type: "user" },
  { pattern: /<@&(\d{5,25})>/y, type: "role" },
  { pattern: /<#(\d{5,25})>/y, type: "channel" },
  { pattern: /<\/([^:>\n]{1,100}):(\d{1,25})>/y, type: "command" },
  { pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, type: "moment" },
  { pattern: /<(a?):(\w{2,32}):(\d{5,25})>/y, type: "emoji" },
  { pattern: /@(everyone|here)\b/y, type: "everyone" },
];

function discordTokens(state, silent) {
  const code = state.src.charCodeAt(state.pos);
  if (code !== 0x3c && code !== 0x40) return false; // < and @
  for (const { pattern, type } of TOKENS) {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match) continue;
    if (!silent) {
      const token = state.push("discord", "", 0);
      token.meta = { type, match };
    }
    state.pos += match[0].length;
    return true;
  }
  return false;
}

function spoiler(state, silent) {
  const start = state.pos;
  if (!state.src.startsWith("||", start)) return false;
  const end = state.src.indexOf("||", start + 2);
  if (end < 0 || end >= state.posMax || end === start + 2) return false;
  if (!silent) {
    state.push("spoiler_open", "span", 1);
    const max = state.posMax;
    state.pos = start + 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.pos = end;
    state.posMax = max;
    state.push("spoiler_close", "span", -1);
  }
  state.pos = end + 2;
  return true;
}

function subtext(state, line, _end, silent) {
  const start = state.bMarks[line] + state.tShift[line];
  const max = state.eMarks[line];
  if (!state.src.startsWith("-# ", start)) return false;
  if (silent) return true;
  const words = state.src.slice(start + 3, max);
  state.push("subtext_open", "small", 1).block = true;
  const inline = state.push("inline", "", 0);
  inline.content = words.trim();
  inline.map = [line, line + 1];
  inline.children = [];
  state.push("subtext_close", "small", -1).block = true;
  state.line = line + 1;
  return true;
}

function build(view) {
  const md = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
  md.disable(["table", "hr", "lheading", "code", "reference", "image", "entity", "html_block", "html_inline"], true);
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ["ftp:", "//", "mailto:"]) md.linkify.add(scheme, null);
  md.inline.ruler.before("autolink", "discord", discordTokens);
  md.inline.ruler.before("emphasis", "spoiler", spoiler);
  md.block.ruler.before("heading", "subtext", subtext, { alt: ["paragraph", "blockquote", "list"] });
  // Plain text ends where one of ours may begin: "@" and "|" are nothing to markdown-it's own rule.
  md.inline.ruler.at("text", (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax);
    const length = rest.search(/[\n!#$%&*+\-:<=>@[\]\\^_`{|}~]/);
    const take = length < 0 ? rest.length : length;
    if (take === 0) return false;
    if (!silent) state.pending += rest.slice(0, take);
    state.pos += take;
    return true;
  });

  const rules = md.renderer.rules;
  const escape = md.utils.escapeHtml;
  const underline = (tag) => (tokens, at) => (tokens[at].markup === "__" ? tag.replace("strong", "u") : tag);
  rules.strong_open = underline("<strong>");
  rules.strong_close = underline("</strong>");
  rules.spoiler_open = () =>
    '<span class="spoiler" role="button" tabindex="0" aria-expanded="false" aria-label="Spoiler, press to show"><span class="spoiler-words">';
  rules.spoiler_close = () => "</span></span>";
  rules.subtext_open = () => '<small class="subtext">';
  rules.subtext_close = () => "</small>";
  rules.heading_open = (tokens, at) =>
    `<div class="heading heading-${Math.min(3, Number(tokens[at].tag[1]))}" role="heading" aria-level="${Math.min(6, 3 + Number(tokens[at].tag[1]))}">`;
  rules.heading_close = () => "</div>";
  rules.link_open = (tokens, at) => {
    const href = tokens[at].attrGet("href") ?? "";
    if (placeOf(href) && tokens[at].markup === "linkify") {
      const { channel, message } = placeOf(href);
      tokens[at + 1].content = `#${view.titleOf(channel)}${message ? " › 💬" : ""}`;
      return `<a class="mention" href="${escape(href)}">`;
    }
    return `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer nofollow" title="${escape(href)}">`;
  };
  rules.fence = (tokens, at) => `<pre class="code"><code>${escape(tokens[at].content.replace(/\n$/, ""))}</code></pre>`;
  rules.discord = (tokens, at) => render(view, tokens[at].meta, escape);
  return md;
}

function render(view, { type, match }, escape) {
  const pill = (words, extra = "") => `<span class="mention"${extra}>${escape(words)}</span>`;
  switch (type) {
    case "user":
      return pill(`@${view.nameOf(match[1])}`, ` data-user="${match[1]}"`);
    case "role": {
      const role = view.role(match[1]);
      return pill(role ? `@${role.name}` : "@unknown-role");
    }
    case "channel":
      return `<button type="button" class="mention" data-channel="${match[1]}">#${escape(view.titleOf(match[1]))}</button>`;
    case "command":
      return `<button type="button" class="mention" data-command="${escape(match[1])}">/${escape(match[1])}</button>`;
    case "moment": {
      const ms = Number(match[1]) * 1000;
      const style = match[2] ?? "f";
      const words = style === "R" ? relative(ms) : inStyle(ms, style);
      return `<time class="moment" data-ms="${ms}" data-style="${style}" title="${escape(full(ms))}">${escape(words)}</time>`;
    }
    case "emoji":
      return `<span class="emoji-name" title=":${escape(match[2])}:">:${escape(match[2])}:</span>`;
    default:
      return pill(match[0]);
  }
}

const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*|[\u{1F1E6}-\u{1F1FF}]{2}|\s)+$/u;

/** Renders texts for a store (names of users, roles and channels come from it). */
export class Markdown {
  constructor(store) {
    this.md = build(store);
  }

  /** The markup of a text; everything that people wrote is escaped in it. */
  html(text) {
    return this.md.render(prepare(text));
  }

  /** A <div class="markdown"> with the rendered text. */
  element(text, { big = false } = {}) {
    const element = document.createElement("div");
    element.className = "markdown";
    if (big && text.length < 90 && ONLY_EMOJI.test(text)) element.classList.add("jumbo");
    element.innerHTML = this.html(text);
    return element;
  }

  /** One line without blocks, for previews. */
  line(text) {
    const element = document.createElement("span");
    element.className = "markdown-line";
    element.innerHTML = this.md.renderInline(text.replace(/\s*\n\s*/g, " ").slice(0, 300));
    return element;
  }
}

// Discord keeps every line break, has ">>> " for the rest of a message, and ends a quote with its line.
function prepare(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  let fenced = false;
  let quoted = false;
  const out = [];
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:>\s?)*```/.test(line) && (line.match(/```/g) ?? []).length % 2) fenced = !fenced;
    if (!fenced && line.startsWith(">>> ")) {
      for (const rest of lines.slice(at)) out.push(`> ${rest.replace(/^>>> /, "")}`);
      return out.join("\n");
    }
    const quote = /^> /.test(line);
    if (quoted && !quote && !fenced && line.trim()) out.push("");
    quoted = quote;
    out.push(line);
  }
  return out.join("\n");
}

/** Spoilers open on a click or Enter, once, as on Discord. */
export function openSpoilers(root) {
  const open = (event) => {
    const hidden = event.target.closest?.(".spoiler:not(.shown)");
    if (!hidden || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    hidden.classList.add("shown");
    hidden.setAttribute("aria-expanded", "true");
    hidden.removeAttribute("aria-label");
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener("click", open, true);
  root.addEventListener("keydown", open, true);
}
