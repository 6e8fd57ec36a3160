// The page put together: one App that holds the store and what the parts ask of each other, and the order of a start.

import { events, get } from "./api.js";
import { startAnnouncing } from "./announce.js";
import { applyChange } from "./changes.js";
import { startChannels } from "./channels.js";
import { startClock } from "./clockbar.js";
import { now } from "./clock.js";
import { channelIcon } from "./components/select.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { call } from "./api.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { interactionEvent } from "./interactions.js";
import { Markdown, openSpoilers } from "./markdown.js";
import { messageElement } from "./message.js";
import { startTicking } from "./moments.js";
import { followInside } from "./places.js";
import { Panel } from "./panel.js";
import { startPeople } from "./people.js";
import { openProfile } from "./profile.js";
import { confirm } from "./prompts.js";
import { CATEGORY, DM, EPHEMERAL, Store, VOICE } from "./store.js";
import { toast, tried } from "./toast.js";

// After these the bot's commands or one's rights may be others.
const REFRESH = [
  "COMMANDS",
  "GUILD_ROLE_UPDATE",
  "GUILD_MEMBER_UPDATE",
  "GUILD_MEMBER_ADD",
  "CHANNEL_UPDATE",
  "CHANNEL_CREATE",
  "THREAD_CREATE",
];

class App {
  constructor() {
    this.store = new Store();
    this.markdown = new Markdown(this.store);
    this.notes = new Map();
    this.editing = null;
    this.channel = null;
    this.panelChannel = null;
    this.line = null;
    this.main = new Conversation(this, byId("conversation"), "main");
    this.composer = new Composer(this, byId("conversation"));
    this.panel = new Panel(this);
  }

  // -- who one is, and the line to the sandbox ----------------------------------------------------------------

  async start() {
    startChannels(this);
    startPeople(this);
    startClock(this);
    startAnnouncing(this);
    startTicking();
    openSpoilers(document.body);
    followInside(this, document.body);
    this.store.on("channels", () => {
      if (this.channel && !this.store.channels.has(this.channel)) this.openChannel(this.#firstChannel(false));
      this.#head();
    });
    await this.become(new URLSearchParams(location.search).get("as") ?? "");
  }

  /** Becomes another person: a line of their own, which begins with a state of their own. */
  async become(user) {
    this.line?.close();
    this.notes.clear();
    this.editing = null;
    this.store.viewing.clear();
    this.panel.show(null, { focus: false });
    this.line = events(user, {
      event: (event) => this.#event(event),
      up: () => (byId("offline").hidden = true),
      down: () => (byId("offline").hidden = false),
    });
  }

  // A new person, or the same one after the line was gone for a while: all is read anew.
  #begin(state) {
    const again = this.store.me?.id === state.me.id;
    const panel = again ? this.panel.open : null;
    this.store.begin(state);
    const address = new URL(location.href);
    address.searchParams.set("as", state.me.username);
    history.replaceState(null, "", address);
    this.openChannel(this.#firstChannel(again), { focus: !again });
    if (panel) this.panel.show(panel, { focus: false });
  }

  #firstChannel(again) {
    const { store } = this;
    const here = store.channels.get(this.channel);
    if (here && (again || here.type !== DM)) return this.channel;
    const texts = [...store.channels.values()].filter((channel) => ![CATEGORY, DM, VOICE].includes(channel.type));
    texts.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    return (texts.find((channel) => channel.name === "general") ?? texts[0])?.id ?? null;
  }

  #event(event) {
    if (event.t === "STATE") {
      this.#begin(event.d);
      return;
    }
    if (interactionEvent(this, event)) return;
    if (event.t === "MESSAGE_CREATE" && event.d.interaction_metadata?.user?.id === this.store.me.id)
      this.#answered(event.d);
    applyChange(this.store, event);
    if (REFRESH.includes(event.t)) this.#refreshRights();
  }

  // Commands and permissions follow from roles and channels: ask again, a little later, once for many changes.
  #refreshRights() {
    clearTimeout(this.asking);
    this.asking = setTimeout(async () => {
      const state = await get("state", { user: this.store.me.id }).catch(() => null);
      if (!state || state.me.id !== this.store.me.id) return;
      this.store.reright(state);
    }, 150);
  }

  // -- places -------------------------------------------------------------------------------------------------

  /** Opens a channel in the middle. */
  async openChannel(id, { focus = true } = {}) {
    const channel = await this.#known(id);
    if (!channel) {
      if (id) toast("This channel is not open to you.", "error");
      return;
    }
    this.channel = id;
    this.#closeDrawer();
    if (this.panel.open === "dm" && this.panelChannel === id) this.panel.show(null, { focus: false });
    this.#head();
    this.composer.show(id);
    this.store.say("place");
    await this.main.show(id);
    if (focus && !matchMedia("(pointer: coarse)").matches) this.composer.focus();
  }

  // A channel that was just made may be told of a moment after its maker heard that it was.
  async #known(id) {
    for (let tries = 0; id && tries < 20 && !this.store.channels.has(id); tries += 1)
      await new Promise((done) => setTimeout(done, 50));
    return this.store.channels.get(id);
  }

  #head() {
    const channel = this.store.channels.get(this.channel);
    if (!channel) return;
    const dm = channel.type === DM;
    fill(
      byId("place"),
      icon(channelIcon(channel.type), 22),
      h("h1", {}, this.store.titleOf(channel.id)),
      !dm && channel.topic ? h("span.topic", { title: channel.topic }, this.markdown.line(channel.topic)) : null,
    );
  }

  #closeDrawer() {
    document.body.classList.remove("channels-open");
    byId("open-channels").setAttribute("aria-expanded", "false");
  }

  toggleDrawer() {
    const open = document.body.classList.toggle("channels-open");
    byId("open-channels").setAttribute("aria-expanded", String(open));
    if (open) byId("channels").querySelector("button")?.focus();
    else byId("open-channels").focus();
  }

  #placeOf(channelId) {
    return this.panel.open === "dm" && this.panelChannel === channelId
      ? this.panel
      : { conversation: this.main, composer: this.composer };
  }

  /** Goes to a message, where it is known. */
  async jump(channelId, messageId) {
    const place = this.#placeOf(channelId);
    if (place !== this.panel && this.channel !== channelId) await this.openChannel(channelId);
    if (!place.conversation.reveal(messageId)) toast("That message is further back.");
  }

  // -- messages -----------------------------------------------------------------------------------------------

  reply(message) {
    this.#placeOf(message.channel_id).composer.reply(message);
  }

  /** The message that is being replied to in a channel. */
  replying(channelId) {
    return this.#placeOf(channelId).composer?.replyTo?.id ?? null;
  }

  edit(message) {
    this.editing = message.id;
    this.store.say("messages", { channel: message.channel_id });
  }

  stopEditing(message) {
    this.editing = null;
    this.store.say("messages", { channel: message.channel_id });
    this.#placeOf(message.channel_id).composer.focus();
  }

  async remove(message) {
    const preview = h(
      "ol.messages.preview",
      { inert: true },
      messageElement(this, { ...message, id: message.id }, true),
    );
    if (!(await confirm("Delete Message", "Are you sure you want to delete this message?", "Delete", preview))) return;
    await tried(call("delete", { user: this.store.me.id, message: message.id }));
  }

  dismiss(message) {
    this.store.remove(message.channel_id, [message.id]);
    if (!message.local) call("delete", { user: this.store.me.id, message: message.id }).catch(() => null);
  }

  /** A line of the page's own under a message: what went wrong there. */
  note(message, words) {
    this.notes.set(message.id, words);
    this.store.say("messages", { channel: message.channel_id });
  }

  /** Takes that line away again. */
  unnote(message) {
    if (this.notes.delete(message.id)) this.store.say("messages", { channel: message.channel_id });
  }

  /** A line that stands in a channel while a command is under way, or says that it failed; gives its message. */
  pending(channelId, command, words, name, state = "waiting") {
    const id =
      ((BigInt(Math.max(Date.now(), Math.trunc(now()))) - 1420070400000n) << 22n) +
      BigInt(Math.floor(Math.random() * 4_000_000));
    const message = {
      id: String(id),
      channel_id: channelId,
      type: command.type === 3 ? 23 : 20,
      author: this.botUser(command),
      flags: EPHEMERAL | (state === "waiting" ? 128 : 0),
      interaction_metadata: { user: this.store.me, name },
      local: { words, failed: state === "failed" },
    };
    this.store.add(message);
    return message;
  }

  // The bot's answer takes the place of the line that waited for it.
  #answered({ channel_id: channelId }) {
    const waiting = this.store.messages.of(channelId).filter((message) => message.local && !message.local.failed);
    for (const message of waiting) this.settle(message);
  }

  /** Takes a waiting line away. */
  settle(message) {
    this.store.remove(message.channel_id, [message.id]);
  }

  // -- people and commands ------------------------------------------------------------------------------------

  botUser(command = null) {
    const id = command?.application_id;
    const users = this.store.users;
    return users.get(id) ?? [...users.values()].find((user) => user.bot) ?? { id: "0", username: "App", bot: true };
  }

  botName() {
    return this.store.nameOf(this.botUser());
  }

  openProfile(user, anchor) {
    if (user) openProfile(this, user, anchor);
  }

  /** Begins a command in the middle, as a press on </name:id> does. */
  typeCommand(name) {
    this.composer.beginByName(name);
  }
}

const app = new App();
byId("open-channels").addEventListener("click", () => app.toggleDrawer());
byId("veil").addEventListener("click", () => app.toggleDrawer());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("channels-open")) app.toggleDrawer();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) for (const channel of app.store.viewing) app.store.seen(channel);
});
app.start();
