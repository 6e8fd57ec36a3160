// What one can do with a message: the bar that appears on it, and the menu behind "More" or the right mouse button.

import { call } from "./api.js";
import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { openEmojiPicker } from "./emojipicker.js";
import { openForward } from "./forward.js";
import { icon } from "./icons.js";
import { runMenu } from "./interactions.js";
import { openMenu } from "./popup.js";
import { askText } from "./prompts.js";
import { react } from "./reactions.js";
import { DM, EPHEMERAL, THREADS } from "./store.js";
import { toast, tried } from "./toast.js";

/** The bot's commands of the message menu. */
function menuCommands(app, message) {
  return app.store.commandsIn(message.channel_id).filter((command) => command.type === 3);
}

function entries(app, message, anchor) {
  const store = app.store;
  const mine = message.author?.id === store.me.id;
  const channel = store.channels.get(message.channel_id);
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const apps = ephemeral ? [] : menuCommands(app, message);
  const list = [];
  if (!ephemeral && store.may("react", message.channel_id))
    list.push({
      label: "Add Reaction",
      before: icon("smile", 18),
      keepsFocus: true,
      run: () => openEmojiPicker(anchor, (emoji) => react(app, message, { name: emoji })),
    });
  if (mine && !ephemeral)
    list.push({ label: "Edit Message", before: icon("edit", 18), keepsFocus: true, run: () => app.edit(message) });
  if (!ephemeral)
    list.push({ label: "Reply", before: icon("reply", 18), keepsFocus: true, run: () => app.reply(message) });
  if (!ephemeral) list.push({ label: "Forward", before: icon("forward", 18), run: () => openForward(app, message) });
  if (!ephemeral && channel?.type === 0 && !message.thread)
    list.push({ label: "Create Thread", before: icon("thread", 18), run: () => startThread(app, message) });
  if (message.content) list.push({ label: "Copy Text", before: icon("copy", 18), run: () => copy(message.content) });
  if (apps.length) {
    list.push(null, { heading: "Apps" });
    for (const command of apps)
      list.push({
        label: command.name,
        before: avatar(app.botUser(command), 18),
        run: () => runMenu(app, message, command),
      });
  }
  const manages = channel?.type !== DM && store.may("manageMessages", message.channel_id);
  if (!ephemeral && (manages || (channel && THREADS.includes(channel.type) && mine)))
    list.push(null, {
      label: "Pin Message",
      before: icon("pin", 18),
      run: () => tried(call("pin", { user: store.me.id, message: message.id })),
    });
  if (ephemeral) list.push({ label: "Dismiss Message", before: icon("eye", 18), run: () => app.dismiss(message) });
  if (!ephemeral && (mine || manages))
    list.push(null, {
      label: "Delete Message",
      before: icon("trash", 18),
      danger: true,
      run: () => app.remove(message),
    });
  return list;
}

async function copy(text) {
  await navigator.clipboard?.writeText(text);
  toast("Copied.");
}

async function startThread(app, message) {
  const name = await askText("Create Thread", "Thread name", { most: 100, done: "Create Thread" });
  if (!name) return;
  const thread = await tried(
    call("thread", { user: app.store.me.id, channel: message.channel_id, name, message: message.id }),
  );
  if (thread?.id) app.openChannel(thread.id);
}

/** Opens the whole menu at a control or at a point. */
export function openMessageMenu(app, message, anchor, at = null) {
  openMenu(entries(app, message, anchor), anchor, { label: "Message actions", align: "end", at });
}

/** The bar on a message: quick ones, then the menu. */
export function toolbar(app, message) {
  const mine = message.author?.id === app.store.me.id;
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const tool = (name, shape, run) =>
    h("button.icon-button", { type: "button", "aria-label": name, title: name, onclick: run }, icon(shape, 20));
  const more = h(
    "button.icon-button",
    {
      type: "button",
      "aria-label": "More",
      title: "More",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMessageMenu(app, message, more),
    },
    icon("more", 20),
  );
  const smile = tool("Add Reaction", "smile", () =>
    openEmojiPicker(smile, (emoji) => react(app, message, { name: emoji })),
  );
  return h(
    "div.toolbar",
    { role: "group", "aria-label": "Message actions" },
    ephemeral || !app.store.may("react", message.channel_id) ? null : smile,
    ephemeral
      ? null
      : mine
        ? tool("Edit", "edit", () => app.edit(message))
        : tool("Reply", "reply", () => app.reply(message)),
    ephemeral ? null : tool("Forward", "forward", () => openForward(app, message)),
    more,
  );
}
