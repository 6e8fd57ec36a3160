// A forum channel: its posts as cards, and a form for a new one.

import { call } from "./api.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { footer, openDialog } from "./prompts.js";
import { stamp } from "./moments.js";
import { idTime } from "./ids.js";
import { tried } from "./toast.js";

function newPost(app, channel) {
  const titleId = freshId("title");
  const textId = freshId("text");
  const title = h("input.input", { id: titleId, type: "text", maxlength: 100 });
  const text = h("textarea.input", { id: textId, rows: 5, maxlength: 2000 });
  openDialog(
    "New Post",
    [
      h("label.field-label", { for: titleId }, "Title"),
      title,
      h("label.field-label", { for: textId }, "Message"),
      text,
    ],
    footer("Post"),
    {
      onsubmit: async (dialog) => {
        if (!title.value.trim() || !text.value.trim()) return;
        const made = await tried(
          call("thread", {
            user: app.store.me.id,
            channel: channel.id,
            name: title.value.trim(),
            content: text.value.trim(),
          }),
        );
        if (!made) return;
        dialog.close();
        app.openChannel(made.id ?? made.channel_id);
      },
    },
  );
  title.focus();
}

/** The posts of a forum. */
export function forumView(app, channel) {
  const posts = [...app.store.channels.values()].filter((thread) => thread.parent_id === channel.id);
  posts.sort((a, b) => (BigInt(b.id) > BigInt(a.id) ? 1 : -1));
  return h(
    "div.forum",
    {},
    h(
      "div.forum-head",
      {},
      h("h3", {}, channel.name),
      channel.topic ? h("p", {}, channel.topic) : null,
      app.store.may("send", channel.id)
        ? h(
            "button.button.primary",
            { type: "button", onclick: () => newPost(app, channel) },
            icon("plus", 18),
            "New Post",
          )
        : null,
    ),
    posts.length
      ? posts.map((post) =>
          h(
            "button.forum-post",
            { type: "button", onclick: () => app.openChannel(post.id) },
            h("strong", {}, post.name),
            h("small", {}, `${app.store.nameOf(post.owner_id ?? "")} • ${stamp(idTime(post.id))}`),
          ),
        )
      : h("p.forum-none", {}, "There are no posts yet."),
  );
}
