// A channel's messages: read, grouped, kept at the bottom while one reads there, moved through with the arrow keys.
// An unchanged message keeps its element, so that what one is doing in it is not disturbed.

import { call } from "./api.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { compareIds, idTime } from "./ids.js";
import { messageElement, startsGroup } from "./message.js";
import { openMessageMenu } from "./messagemenu.js";
import { dayLine, sameDay } from "./moments.js";
import { DM, FORUM } from "./store.js";
import { forumView } from "./forum.js";
import { tried } from "./toast.js";

const PAGE = 50;

/** The list of messages inside `root`. */
export class Conversation {
  constructor(app, root, kind) {
    this.app = app;
    this.kind = kind;
    this.channel = null;
    this.drawn = new Map();
    this.atEnd = true;
    this.newFrom = null;
    this.more = true;
    this.list = h("ol.messages", { role: "list" });
    this.intro = h("div.intro");
    this.scroller = h("div.scroller", { role: "group" }, h("div.filler"), this.intro, this.list);
    this.jump = h(
      "button.jump",
      { type: "button", hidden: true, onclick: () => this.toEnd() },
      "You're viewing older messages",
      h("strong", {}, "Jump to present"),
    );
    root.append(this.scroller, this.jump);
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("focusin", (event) => this.#rove(event.target.closest(".message")));
    this.list.addEventListener("contextmenu", (event) => this.#menu(event));
    this.list.addEventListener("click", (event) => this.#click(event));
    app.store.on("messages", (detail) => {
      if (detail.channel !== this.channel) return;
      if (detail.created && (detail.created.local || detail.created.author?.id === app.store.me.id)) this.atEnd = true;
      this.draw();
    });
    app.store.on("members", () => this.redraw());
    app.store.on("channels", () => app.store.channels.get(this.channel)?.type === FORUM && this.draw());
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.list);
  }

  /** Shows another channel; reads its history when it is not known yet. */
  async show(channelId) {
    const { store } = this.app;
    if (this.channel) store.viewing.delete(this.channel);
    this.channel = channelId;
    this.drawn.clear();
    this.atEnd = true;
    this.more = true;
    this.list.replaceChildren();
    this.intro.replaceChildren();
    this.jump.hidden = true;
    this.newFrom = channelId && store.unread(channelId) ? (store.read.marks[channelId] ?? "0") : null;
    if (!channelId) return;
    store.viewing.add(channelId);
    this.scroller.setAttribute("aria-label", `Messages in ${store.titleOf(channelId)}`);
    if (!store.messages.has(channelId) && store.channels.get(channelId)?.type !== FORUM) {
      store.messages.expect(channelId);
      const messages = await tried(call("read", { user: store.me.id, channel: channelId, limit: PAGE }));
      if (this.channel !== channelId) return;
      this.more = (messages?.length ?? 0) >= PAGE;
      store.history(channelId, messages ?? []);
    } else this.draw();
    store.seen(channelId);
    this.toEnd();
  }

  /** Draws all anew, since names or rights changed. */
  redraw() {
    this.drawn.clear();
    this.draw();
  }

  draw() {
    const { app } = this;
    const { store } = app;
    const channel = store.channels.get(this.channel);
    if (!channel) return;
    if (channel.type === FORUM) {
      fill(this.list);
      fill(this.intro, forumView(app, channel));
      return;
    }
    const messages = store.messages.of(this.channel);
    fill(this.intro, this.more ? [] : this.#intro(channel));
    const focus = this.#focused();
    const wanted = [];
    let before = null;
    let lined = false;
    const next = new Map();
    for (const message of messages) {
      const at = idTime(message.id);
      if (!before || !sameDay(at, idTime(before.id))) {
        wanted.push(this.#line(`day-${at}`, () => h("li.day-line", {}, h("span", {}, dayLine(at)))));
        before = null;
      }
      if (this.newFrom && !lined && compareIds(message.id, this.newFrom) > 0 && message.author?.id !== store.me.id) {
        lined = true;
        wanted.push(this.#line("new", () => h("li.new-line", {}, h("span", {}, "New"))));
        before = null;
      }
      const first = startsGroup(message, before);
      const version = [
        app.notes.get(message.id),
        app.editing === message.id,
        app.replying(this.channel) === message.id,
      ].join("|");
      const known = this.drawn.get(message.id);
      const same = known && known.message === message && known.first === first && known.version === version;
      const element = same ? known.element : messageElement(app, message, first);
      if (!same && app.replying(this.channel) === message.id) element.classList.add("replying");
      next.set(message.id, { message, first, version, element });
      wanted.push(element);
      before = message;
    }
    this.drawn = next;
    this.#arrange(wanted);
    this.#rove();
    this.#refocus(focus);
    if (this.atEnd) this.toEnd();
  }

  #line(key, make) {
    this.lines ??= new Map();
    if (!this.lines.has(key)) this.lines.set(key, make());
    return this.lines.get(key);
  }

  #arrange(wanted) {
    const keep = new Set(wanted);
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    for (const [at, element] of wanted.entries())
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
  }

  #intro(channel) {
    if (channel.type === DM)
      return [
        h("h3", {}, this.app.store.titleOf(channel.id)),
        h("p", {}, `This is the beginning of your direct messages with ${this.app.store.titleOf(channel.id)}.`),
      ];
    return [
      h("span.intro-icon", {}, icon("hash", 40)),
      h("h3", {}, `Welcome to #${channel.name}!`),
      h("p", {}, channel.topic || `This is the start of the #${channel.name} channel.`),
    ];
  }

  // -- focus --------------------------------------------------------------------------------------------------

  #focused() {
    const element = document.activeElement;
    const li = element?.closest?.(".message");
    if (!li || !this.list.contains(li)) return null;
    const controls = [...li.querySelectorAll("button, a, input")];
    return {
      id: li.dataset.messageId,
      custom: element.dataset?.customId,
      at: controls.indexOf(element),
      own: element === li,
    };
  }

  #refocus(focus) {
    if (!focus || this.list.contains(document.activeElement)) return;
    const li = this.drawn.get(focus.id)?.element;
    if (!li) return;
    const controls = [...li.querySelectorAll("button, a, input")];
    const again = focus.own
      ? li
      : focus.custom
        ? controls.find((control) => control.dataset.customId === focus.custom)
        : null;
    (again ?? li).focus({ preventScroll: true });
  }

  // One message is in the order of Tab: the one last visited, else the newest.
  #rove(li = null) {
    if (li) this.roving = li.dataset.messageId;
    const all = [...this.list.querySelectorAll(".message")];
    const stop = all.find((each) => each.dataset.messageId === this.roving) ?? all.at(-1);
    for (const each of all) {
      each.tabIndex = each === stop ? 0 : -1;
      const author = each.querySelector(".message-head .author");
      if (author) author.tabIndex = each.tabIndex;
    }
  }

  #key(event) {
    const li = event.target.closest(".message");
    if (!li || event.target !== li) return;
    const all = [...this.list.querySelectorAll(".message")];
    const at = all.indexOf(li);
    const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || (event.key === "F10" && event.shiftKey) || event.key === "ContextMenu") {
      event.preventDefault();
      const message = this.drawn.get(li.dataset.messageId)?.message;
      if (message && !message.local) openMessageMenu(this.app, message, li.querySelector('[aria-label="More"]') ?? li);
    }
  }

  #menu(event) {
    const li = event.target.closest(".message");
    const message = li && this.drawn.get(li.dataset.messageId)?.message;
    if (!message || message.local || event.target.closest("a, img, textarea, input")) return;
    event.preventDefault();
    openMessageMenu(this.app, message, li, { x: event.clientX, y: event.clientY });
  }

  #click(event) {
    const mention = event.target.closest(".mention");
    if (mention?.dataset.channel) this.app.openChannel(mention.dataset.channel);
    else if (mention?.dataset.command) this.app.typeCommand(mention.dataset.command);
    else if (mention?.dataset.user) {
      const user = this.app.store.users.get(mention.dataset.user);
      if (user) this.app.openProfile(user, mention);
    }
  }

  // -- scrolling ----------------------------------------------------------------------------------------------

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.jump.hidden = true;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const left = scrollHeight - scrollTop - clientHeight;
    this.atEnd = left < 60;
    this.jump.hidden = left < clientHeight;
    if (scrollTop < 80 && this.more && !this.loading) this.#older();
  }

  async #older() {
    const { store } = this.app;
    const first = store.messages.of(this.channel)[0];
    if (!first) return;
    this.loading = true;
    const channel = this.channel;
    const list = await tried(call("read", { user: store.me.id, channel, limit: PAGE, before: first.id }));
    this.loading = false;
    if (this.channel !== channel || !list) return;
    const older = list.filter((message) => compareIds(message.id, first.id) < 0);
    this.more = older.length >= PAGE;
    const height = this.scroller.scrollHeight;
    store.history(channel, older, { older: true });
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
  }

  /** Scrolls to a message and lights it up for a moment. */
  reveal(messageId) {
    const li = this.drawn.get(messageId)?.element;
    if (!li) return false;
    li.scrollIntoView({ block: "center" });
    li.classList.remove("lit");
    requestAnimationFrame(() => li.classList.add("lit"));
    li.focus({ preventScroll: true });
    return true;
  }
}
