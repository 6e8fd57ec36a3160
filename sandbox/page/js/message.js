// One message: who, when, and every part that a message can have, in Discord's order.

import { avatar } from "./avatar.js";
import { components } from "./components/index.js";
import { h } from "./dom.js";
import { editor } from "./editor.js";
import { embed } from "./embeds.js";
import { icon } from "./icons.js";
import { idTime } from "./ids.js";
import { attachments } from "./media.js";
import { full, hour, stamp } from "./moments.js";
import { toolbar } from "./messagemenu.js";
import { poll } from "./polls.js";
import { reactions } from "./reactions.js";
import { COMPONENTS_V2, EPHEMERAL, LOADING } from "./store.js";
import { unrenderable } from "./unrenderable.js";

const NOTICES = {
  1: ["people", (name) => `${name} added somebody to the thread.`],
  6: ["pin", (name) => `${name} pinned a message to this channel.`],
  7: ["right", (name) => `${name} just joined. Say hi!`],
  18: ["thread", (name, message) => `${name} started a thread: ${message.content}`],
  21: ["thread", () => "The thread's first message"],
  46: ["poll", (name) => `${name}'s poll has closed.`],
};
const PLAIN = new Set([0, 19, 20, 23, 24]);

function tag(words, kind, title) {
  return h(`span.tag.tag-${kind}`, { title }, words);
}

function tags(app, author) {
  if (!author) return [];
  const list = [];
  if (author.bot) list.push(tag("APP", "app", "A bot"));
  if (app.store.partOf(author.id) === "cast")
    list.push(tag("CAST", "cast", "Part of the small cast that keeps you company; nobody real"));
  return list;
}

function timeOf(message) {
  return message.timestamp ? Date.parse(message.timestamp) : idTime(message.id);
}

function replyLine(app, message) {
  const reference = message.message_reference;
  if (!reference || reference.type === 1 || message.type === 21 || NOTICES[message.type]) return null;
  const target = message.referenced_message ?? app.store.message(message.channel_id, reference.message_id);
  if (!target) return h("div.reply-line", {}, h("span.reply-hook"), h("em", {}, "Original message was deleted"));
  const words = target.content ? app.markdown.line(target.content) : h("em", {}, "Click to see attachment");
  return h(
    "div.reply-line",
    {},
    h("span.reply-hook"),
    h(
      "button.reply-target",
      {
        type: "button",
        onclick: () => app.jump(message.channel_id, target.id),
        "aria-label": `Reply to ${app.store.nameOf(target.author)}: show the message`,
      },
      avatar(target.author, 16),
      h("span.author-small", {}, app.store.nameOf(target.author)),
      words,
    ),
  );
}

function commandLine(app, message) {
  const used = message.interaction_metadata ?? message.interaction;
  if (!used?.user || ![20, 23].includes(message.type)) return null;
  const name = used.name ?? message.interaction?.name ?? message.local?.name;
  if (!name) return null;
  return h(
    "div.reply-line.command-line",
    {},
    h("span.reply-hook"),
    avatar(used.user, 16),
    h("span.author-small", {}, app.store.nameOf(used.user)),
    " used ",
    h("span.command-name", {}, message.type === 23 ? name : `/${name}`),
  );
}

function forwarded(app, message) {
  const snapshots = message.message_snapshots ?? [];
  if (!snapshots.length) return null;
  return snapshots.map(({ message: inner }) =>
    h(
      "div.forwarded",
      {},
      h("div.forwarded-head", {}, icon("forward", 16), h("em", {}, "Forwarded")),
      inner.content ? app.markdown.element(inner.content) : null,
      attachments(inner.attachments),
      (inner.embeds ?? []).map((each) => embed(app, each, inner.attachments)),
      components(app, { ...inner, id: message.id, channel_id: message.channel_id }),
      inner.timestamp ? h("small.forwarded-foot", {}, stamp(Date.parse(inner.timestamp))) : null,
    ),
  );
}

function stickers(message) {
  const list = message.sticker_items ?? [];
  return list.length
    ? h(
        "div.stickers",
        {},
        list.map((item) => h("div.sticker", { role: "img", "aria-label": `Sticker: ${item.name}` }, item.name)),
      )
    : null;
}

function usedFiles(message) {
  const used = new Set();
  const walk = (part) => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (part && typeof part === "object") {
      if (typeof part.url === "string") used.add(part.url.replace(/^attachment:\/\//, ""));
      if (part.attachment_id) used.add(part.attachment_id);
      Object.values(part).forEach(walk);
    }
  };
  walk([message.components ?? [], message.embeds ?? []]);
  return used;
}

function looseFiles(message) {
  const used = usedFiles(message);
  return (message.attachments ?? []).filter(
    (file) => !used.has(file.url) && !used.has(file.filename) && !used.has(file.id),
  );
}

function content(app, message) {
  if (app.editing === message.id) return editor(app, message);
  const edited = message.edited_timestamp
    ? h("span.edited", { title: full(Date.parse(message.edited_timestamp)) }, "(edited)")
    : null;
  if (!message.content) return edited && !message.components?.length ? edited : null;
  const element = app.markdown.element(message.content, { big: true });
  if (edited) (element.lastElementChild?.tagName === "P" ? element.lastElementChild : element).append(" ", edited);
  return element;
}

function thinking(app, message) {
  const dots = h("span.dots.thinking-dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  if (message.local) return h("div.thinking", {}, dots, message.local.words);
  return h("div.thinking", {}, dots, `${app.store.nameOf(message.author)} is thinking…`);
}

function parts(app, message) {
  if (message.local?.failed) return [h("div.failure", {}, icon("warn", 16), message.local.words)];
  if (message.flags & LOADING) return [thinking(app, message)];
  const v2 = Boolean(message.flags & COMPONENTS_V2);
  const list = [
    content(app, message),
    forwarded(app, message),
    v2 ? null : attachments(looseFiles(message)),
    (message.embeds ?? []).map((each) => embed(app, each, message.attachments)),
    message.poll ? poll(app, message) : null,
    components(app, message),
    stickers(message),
  ];
  const any = list.flat().some(Boolean);
  return any ? list : [unrenderable("this message: it is empty")];
}

function threadLink(app, message) {
  if (!message.thread) return null;
  return h(
    "button.thread-link",
    { type: "button", onclick: () => app.openChannel(message.thread.id) },
    icon("thread", 18),
    h("span", {}, message.thread.name),
    h("small", {}, `${message.thread.message_count ?? 0} messages ›`),
  );
}

function foot(app, message) {
  const note = app.notes.get(message.id);
  return [
    reactions(app, message),
    threadLink(app, message),
    note ? h("div.failure", { role: "alert" }, icon("warn", 16), note) : null,
    message.flags & EPHEMERAL || message.local
      ? h(
          "div.ephemeral-note",
          {},
          icon("eye", 16),
          "Only you can see this • ",
          h("button.link-button", { type: "button", onclick: () => app.dismiss(message) }, "Dismiss message"),
        )
      : null,
  ];
}

function notice(app, message) {
  const [shape, words] = NOTICES[message.type];
  return h(
    "div.notice",
    {},
    icon(shape, 18),
    h("span", {}, words(app.store.nameOf(message.author), message)),
    h("time.message-time", {}, stamp(timeOf(message))),
  );
}

/** Does this message start a new group, with avatar and name? */
export function startsGroup(message, before) {
  if (!before || before.author?.id !== message.author?.id || before.webhook_id !== message.webhook_id) return true;
  if (message.message_reference && message.message_reference.type !== 1) return true;
  if (message.interaction_metadata || message.local || NOTICES[message.type] || NOTICES[before.type]) return true;
  if ((message.flags & EPHEMERAL) !== (before.flags & EPHEMERAL)) return true;
  return timeOf(message) - timeOf(before) > 7 * 60_000;
}

/** Does it call me? */
export function callsMe(store, message) {
  if (message.author?.id === store.me.id) return false;
  if (message.mention_everyone || (message.mentions ?? []).some((user) => user.id === store.me.id)) return true;
  const roles = store.members.get(store.me.id)?.roles ?? [];
  return (
    (message.mention_roles ?? []).some((role) => roles.includes(role)) ||
    message.referenced_message?.author?.id === store.me.id
  );
}

/** One message as a list item; `first` when it starts a group. */
export function messageElement(app, message, first) {
  const store = app.store;
  const at = timeOf(message);
  const labelId = `name-${message.id}`;
  const li = h("li.message", {
    id: `message-${message.id}`,
    tabindex: "-1",
    dataset: { messageId: message.id },
    "aria-labelledby": `${labelId} body-${message.id}`,
  });
  if (first) li.classList.add("first");
  if (callsMe(store, message)) li.classList.add("calls-me");
  if (message.flags & EPHEMERAL || message.local) li.classList.add("ephemeral");

  if (NOTICES[message.type]) {
    li.classList.add("is-notice");
    li.removeAttribute("aria-labelledby");
    li.append(notice(app, message));
    return li;
  }
  if (!PLAIN.has(message.type ?? 0) && !message.local) {
    li.append(unrenderable(`a message of the kind ${message.type}`));
    return li;
  }

  const author = store.users.get(message.author?.id) ?? message.author;
  const name = message.webhook_id && !author?.bot ? message.author.username : store.nameOf(author);
  if (first) {
    const line = replyLine(app, message) ?? commandLine(app, message);
    if (line) li.append(line);
    li.append(h("span.message-avatar", {}, avatar(author, 40, name)));
    li.append(
      h(
        "div.message-head",
        {},
        h(
          "button.author",
          {
            type: "button",
            id: labelId,
            style: store.colourOf(author?.id) ? { color: store.colourOf(author.id) } : {},
            onclick: (event) => app.openProfile(author, event.currentTarget),
          },
          name,
        ),
        tags(app, author),
        h("time.message-time", { title: full(at), datetime: new Date(at).toISOString() }, stamp(at)),
      ),
    );
  } else {
    li.append(
      h("span.hidden-words", { id: labelId }, name),
      h("time.message-hour", { title: full(at), "aria-hidden": "true" }, hour(at)),
    );
  }
  li.append(h("div.message-body", { id: `body-${message.id}` }, parts(app, message), foot(app, message)));
  if (!message.local && !(message.flags & LOADING)) li.append(toolbar(app, message));
  return li;
}
