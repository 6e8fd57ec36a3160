// The list of places at the left: direct messages first, then the server's channels under their categories, each with
// what is unread. Threads stand under their channel.

import { avatar } from "./avatar.js";
import { channelIcon } from "./components/select.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { compareIds } from "./ids.js";
import { CATEGORY, THREADS } from "./store.js";

function row(app, channel, shape, { thread = false } = {}) {
  const { store } = app;
  const here = app.channel === channel.id;
  const unread = !here && store.unread(channel.id);
  const mentions = here ? 0 : (store.read.mentions[channel.id] ?? 0);
  const title = store.titleOf(channel.id);
  const words = [
    title,
    unread ? "unread" : null,
    mentions ? `${mentions} ${mentions === 1 ? "mention" : "mentions"}` : null,
  ]
    .filter(Boolean)
    .join(", ");
  const classes = ["channel", here && "here", unread && "unread", thread && "is-thread"].filter(Boolean).join(" ");
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: classes,
        "aria-current": here ? "page" : undefined,
        "aria-label": words,
        dataset: { channelId: channel.id },
        onclick: () => app.openChannel(channel.id),
      },
      unread ? h("span.unread-pill") : null,
      shape,
      h("span.channel-name", {}, title),
      mentions ? h("span.badge", {}, String(mentions)) : null,
    ),
  );
}

function inOrder(channels) {
  return [...channels].sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || compareIds(a.id, b.id));
}

/** Draws the list and keeps it true. */
export function startChannels(app) {
  const { store } = app;
  const root = byId("channels");

  const group = (title, rows, id) =>
    h("section.channel-group", { "aria-labelledby": id }, h("h3", { id }, title), h("ul", { role: "list" }, rows));

  const draw = () => {
    if (!store.guild) return;
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.channelId : null;
    byId("guild-name").textContent = store.guild.name;
    const all = [...store.channels.values()].filter((channel) => channel.type !== 1);
    const top = inOrder(all.filter((channel) => channel.type !== CATEGORY && !THREADS.includes(channel.type)));
    const threads = all.filter((channel) => THREADS.includes(channel.type));
    const withThreads = (channel) => [
      row(app, channel, icon(channelIcon(channel.type), 20)),
      ...inOrder(
        threads.filter(
          (thread) =>
            thread.parent_id === channel.id && (!thread.thread_metadata?.archived || app.channel === thread.id),
        ),
      ).map((thread) => row(app, thread, icon("thread", 16), { thread: true })),
    ];
    const categories = inOrder(all.filter((channel) => channel.type === CATEGORY));
    const known = new Set(categories.map((category) => category.id));
    const loose = top.filter((channel) => !known.has(channel.parent_id));
    const dms = store
      .dms()
      .filter((channel) => channel.last_message_id || app.channel === channel.id || app.panelChannel === channel.id);
    fill(
      root,
      dms.length
        ? group(
            "Direct Messages",
            dms.map((channel) => row(app, channel, avatar(store.recipient(channel), 24, store.titleOf(channel.id)))),
            "group-dms",
          )
        : null,
      loose.length ? group("Channels", loose.map(withThreads), "group-loose") : null,
      categories.map((category) =>
        group(
          category.name,
          top.filter((channel) => channel.parent_id === category.id).map(withThreads),
          `group-${category.id}`,
        ),
      ),
    );
    if (focused) root.querySelector(`[data-channel-id="${focused}"]`)?.focus();
    const count = Object.values(store.read.mentions).reduce((sum, n) => sum + n, 0);
    document.title = `${count ? `(${count}) ` : ""}${app.channel ? `#${store.titleOf(app.channel)} | ` : ""}${store.guild.name}`;
    byId("open-channels").classList.toggle(
      "has-unread",
      [...store.channels.keys()].some((id) => id !== app.channel && store.unread(id)),
    );
  };
  for (const topic of ["state", "channels", "members", "place"]) store.on(topic, draw);
  draw();
}
