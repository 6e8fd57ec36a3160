// Where one writes: text with mentions and emoji, files, a reply, and after a slash the commands.

import { call, Refused } from "./api.js";
import { avatar } from "./avatar.js";
import { CommandForm } from "./commandform.js";
import { matching, typeable } from "./commands.js";
import { complete } from "./completions.js";
import { fill, h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openEmojiPicker } from "./emojipicker.js";
import { icon } from "./icons.js";
import { runCommand } from "./interactions.js";
import { toWire } from "./mentions.js";
import { openPollForm } from "./pollform.js";
import { openMenu } from "./popup.js";
import { askText } from "./prompts.js";
import { DM, FORUM } from "./store.js";
import { Suggestions } from "./suggestions.js";
import { toast, tried } from "./toast.js";
import { Tray } from "./tray.js";

const MOST = 2000;
const KNOWS = `knows-commands:${location.pathname}`;

/** A composer inside `root` that writes to whatever channel show() named last. */
export class Composer {
  constructor(app, root) {
    this.app = app;
    this.channel = null;
    this.replyTo = null;
    this.form = null;
    this.names = new Map();
    this.drafts = new Map();
    this.build(root);
    app.store.on("channels", () => this.#rights());
  }

  build(root) {
    this.area = h("textarea.composer-text", { rows: 1, "aria-label": "Message" });
    this.count = h("small.composer-count", { "aria-live": "polite" });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-hidden": "true" });
    const plus = h(
      "button.icon-button.plus",
      {
        type: "button",
        "aria-label": "Upload a file, create a poll or a thread",
        "aria-haspopup": "menu",
        onclick: () => this.#plus(plus),
      },
      icon("plus", 22),
    );
    const smile = h(
      "button.icon-button",
      {
        type: "button",
        "aria-label": "Choose an emoji",
        "aria-haspopup": "dialog",
        onclick: () => openEmojiPicker(smile, (emoji) => this.#insert(emoji)),
      },
      icon("smile", 22),
    );
    const send = h(
      "button.icon-button.send",
      { type: "button", "aria-label": "Send message", onclick: () => this.send() },
      icon("send", 20),
    );
    this.slot = h("div.composer-slot", {}, this.area);
    this.replyBar = h("div.reply-bar", { hidden: true });
    this.tray = new Tray();
    this.row = h("div.composer-row", {}, plus, this.slot, this.count, smile, send);
    this.box = h("div.composer-box", {}, this.replyBar, this.tray.element, this.row, this.picker);
    this.refusal = h(
      "div.composer-refusal",
      { hidden: true },
      icon("lock", 18),
      h("span", {}, "You do not have permission to send messages in this channel."),
    );
    this.typing = h("div.typing", { "aria-live": "off" });
    this.root = h("div.composer", { hidden: true }); // until there is a channel: what is typed before would be lost
    this.suggestions = new Suggestions(this.root);
    this.root.append(this.box, this.refusal, this.typing);
    root.append(this.root);

    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("blur", () =>
      setTimeout(() => document.activeElement !== this.area && !this.form && this.suggestions.hide(), 100),
    );
    this.area.addEventListener(
      "paste",
      (event) => event.clipboardData?.files.length && (event.preventDefault(), this.attach(event.clipboardData.files)),
    );
    this.picker.addEventListener("change", () => {
      this.attach(this.picker.files);
      this.picker.value = "";
    });
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attach(event.dataTransfer.files);
    });
    this.app.store.on("typing", (detail) => detail.channel === this.channel && this.drawTyping());
    setInterval(() => this.drawTyping(), 1000);
  }

  /** Writes to another channel from now on; the draft of each is kept. */
  show(channelId) {
    if (this.channel) this.drafts.set(this.channel, this.area.value);
    this.leave(this.drafts.get(channelId) ?? "", false);
    this.channel = channelId;
    this.cancelReply();
    this.tray.take();
    this.#rights();
    this.drawTyping();
  }

  #rights() {
    const { store } = this.app;
    const channel = store.channels.get(this.channel);
    if (!channel) return;
    const may = store.may("send", this.channel);
    this.root.hidden = channel.type === FORUM;
    this.box.hidden = !may;
    this.refusal.hidden = may;
    const place = channel.type === DM ? `@${store.titleOf(this.channel)}` : `#${channel.name}`;
    this.area.placeholder = `Message ${place}`;
    this.area.setAttribute("aria-label", `Message ${place}`);
  }

  focus() {
    if (this.form) this.form.focus();
    else this.area.focus();
  }

  // -- text ---------------------------------------------------------------------------------------------------

  #grow() {
    this.area.style.setProperty("height", "auto");
    this.area.style.setProperty("height", `${Math.min(this.area.scrollHeight, innerHeight / 3)}px`);
    const left = MOST - this.area.value.length;
    this.count.textContent = left < 200 ? String(left) : "";
    this.count.classList.toggle("over", left < 0);
  }

  #typed() {
    this.#grow();
    const text = this.area.value;
    if (text.startsWith("/") && !text.includes("\n")) return this.#commands(text.slice(1));
    return this.#words();
  }

  #commands(typed) {
    const usable = this.app.store.commandsIn(this.channel);
    const whole = typed.endsWith(" ") && typeable(usable).find((entry) => entry.name === typed.trim().toLowerCase());
    if (whole) return this.begin(whole);
    const found = matching(usable, typed).slice(0, 40);
    const items = found.map((entry) => ({
      label: `/${entry.name}`,
      note: entry.description,
      after: this.app.store.nameOf(this.app.botUser(entry.command)),
      before: avatar(this.app.botUser(entry.command), 28),
      run: () => this.begin(entry),
    }));
    if (!items.length && !typed) return this.suggestions.hide();
    return this.suggestions.show(this.area, items.length ? "Commands" : null, items, { none: "No commands match." });
  }

  #words() {
    const completion = complete(this.app.store, this.area.value.slice(0, this.area.selectionStart));
    if (!completion) return this.suggestions.hide();
    const items = completion.items.map(({ shown, token, ...item }) => ({
      ...item,
      run: () => this.#put(completion.length, shown, token),
    }));
    return this.suggestions.show(this.area, completion.heading, items);
  }

  #put(length, shown, token) {
    const at = this.area.selectionStart;
    this.area.setRangeText(`${shown} `, at - length, at, "end");
    if (token) this.names.set(shown, token);
    this.suggestions.hide();
    this.#grow();
    this.area.focus();
  }

  #insert(text) {
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.#typed();
    this.area.focus();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.replyTo) {
      event.preventDefault();
      this.cancelReply();
    } else if (event.key === "ArrowUp" && !this.area.value) {
      const mine = this.app.store.messages
        .of(this.channel)
        .filter(
          (message) =>
            message.author?.id === this.app.store.me.id && !message.local && [0, 19].includes(message.type ?? 0),
        );
      if (!mine.length) return;
      event.preventDefault();
      this.app.edit(mine.at(-1));
    }
  }

  /** Sends what stands there. */
  async send() {
    const { store } = this.app;
    if (this.form) return;
    const typed = this.area.value.trim();
    if (!typed && this.tray.empty) return;
    if (
      typed.startsWith("/") &&
      !typed.includes("\n") &&
      matching(store.commandsIn(this.channel), typed.slice(1)).some((entry) => typed.slice(1).startsWith(entry.name))
    ) {
      toast("Choose a command from the list, or start your message with something else.", "error");
      return;
    }
    const content = withEmoji(toWire(store, typed, this.names));
    if (content.length > MOST) {
      toast(`Your message is too long: ${content.length} of ${MOST} characters.`, "error");
      return;
    }
    const { channel, replyTo } = this;
    this.area.value = "";
    this.names = new Map();
    this.cancelReply();
    this.#grow();
    this.suggestions.hide();
    const attachments = await this.tray.take();
    try {
      await call("say", {
        user: store.me.id,
        channel,
        content,
        ...(replyTo ? { reply_to: replyTo.id } : {}),
        ...(attachments.length ? { attachments } : {}),
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(error.message, "error");
      if (this.channel === channel && !this.area.value) this.area.value = typed;
    }
  }

  // -- commands -----------------------------------------------------------------------------------------------

  /** Starts filling in a command (an entry of commands.js). */
  begin(entry) {
    this.suggestions.hide();
    this.form?.remove();
    this.area.hidden = true;
    this.area.value = "";
    const { channel } = this;
    this.form = new CommandForm(this.app, this.slot, this.suggestions, entry, channel, {
      done: (options) => {
        localStorage.setItem(KNOWS, "yes");
        this.leave("");
        runCommand(this.app, channel, entry.command, entry.name, options);
      },
      leave: (text) => this.leave(text),
    });
  }

  /** Starts the command of this name, if one may use it. */
  beginByName(name) {
    const entry = typeable(this.app.store.commandsIn(this.channel)).find((each) => each.name === name);
    if (entry) this.begin(entry);
    else toast(`There is no command /${name} for you here.`, "error");
  }

  /** Back to plain text. */
  leave(text, focus = true) {
    this.form?.remove();
    this.form = null;
    this.area.hidden = false;
    this.area.value = text;
    this.suggestions.hide();
    this.#grow();
    if (focus) {
      this.area.focus();
      if (text) this.#typed();
    }
  }

  // -- reply, files, the plus ---------------------------------------------------------------------------------

  reply(message) {
    this.replyTo = message;
    fill(
      this.replyBar,
      h("span", {}, "Replying to ", h("strong", {}, this.app.store.nameOf(message.author))),
      h(
        "button.icon-button",
        { type: "button", "aria-label": "Cancel reply", onclick: () => this.cancelReply() },
        icon("close", 18),
      ),
    );
    this.replyBar.hidden = false;
    this.app.store.say("messages", { channel: this.channel });
    this.focus();
  }

  cancelReply() {
    if (!this.replyTo) return;
    this.replyTo = null;
    this.replyBar.hidden = true;
    this.app.store.say("messages", { channel: this.channel });
  }

  /** Puts files on the tray. */
  attach(list) {
    this.tray.add(list);
    this.area.focus();
  }

  #plus(anchor) {
    const { app } = this;
    const channel = app.store.channels.get(this.channel);
    const entries = [
      { label: "Upload a File", before: icon("upload", 18), keepsFocus: true, run: () => this.picker.click() },
      { label: "Create Poll", before: icon("poll", 18), keepsFocus: true, run: () => openPollForm(app, this.channel) },
      { label: "Use Apps", before: icon("apps", 18), keepsFocus: true, run: () => (this.leave("/"), this.#typed()) },
    ];
    if (channel?.type === 0)
      entries.splice(2, 0, {
        label: "Create Thread",
        before: icon("thread", 18),
        keepsFocus: true,
        run: () => this.#thread(),
      });
    openMenu(entries, anchor, { prefer: "above", label: "Add to your message" });
  }

  async #thread() {
    const name = await askText("Create Thread", "Thread name", { done: "Create Thread" });
    if (!name) return;
    const thread = await tried(call("thread", { user: this.app.store.me.id, channel: this.channel, name }));
    if (thread?.id) this.app.openChannel(thread.id);
  }

  drawTyping() {
    const { store } = this.app;
    const names = [...store.typing.values()]
      .filter((entry) => entry.channel === this.channel && entry.until > performance.now())
      .map((entry) => store.nameOf(entry.user));
    const words = names.length
      ? `${names.length > 3 ? "Several people are" : names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are` : `${names[0]} is`} typing…`
      : "";
    const shown = words || this.#tip();
    if (this.typing.dataset.words === shown) return;
    this.typing.dataset.words = shown;
    fill(
      this.typing,
      words
        ? [h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), words]
        : shown
          ? h("span.tip", {}, shown)
          : null,
    );
  }

  // Whoever is new here is told once how to begin; using any command ends it.
  #tip() {
    const { store } = this.app;
    if (
      !store.me ||
      store.channels.get(this.channel)?.type === DM ||
      store.partOf(store.me.id) !== "newcomer" ||
      localStorage.getItem(KNOWS)
    )
      return "";
    const commands = typeable(store.commandsIn(this.channel));
    return commands.length
      ? `New here? Type / to see what ${this.app.botName()} can do, for example /${commands[0].name}.`
      : "";
  }
}
