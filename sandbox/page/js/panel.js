// The panel at the right: the direct messages with the bot, "What happened?" and the people of the server. A direct
// message that arrives opens it by itself, so that a nudge is seen where it happens.

import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { byId, fill, h } from "./dom.js";
import { startExplaining } from "./explain.js";
import { DM } from "./store.js";

/** The panel; app.panel. */
export class Panel {
  constructor(app) {
    this.app = app;
    this.root = byId("panel");
    this.open = null;
    this.tabs = byId("panel-tabs");
    const body = byId("panel-body");
    this.places = {
      dm: h("div.panel-place.panel-dm"),
      explain: h("div.panel-place.panel-explain"),
      members: h("div.panel-place.panel-members"),
    };
    for (const [name, place] of Object.entries(this.places)) {
      place.id = `panel-${name}`;
      place.setAttribute("role", "tabpanel");
      place.setAttribute("aria-labelledby", `tab-${name}`);
      place.hidden = true;
      body.append(place);
    }
    this.conversation = new Conversation(app, this.places.dm, "dm");
    this.composer = new Composer(app, this.places.dm);
    this.explaining = startExplaining(app, this.places.explain);
    byId("panel-close").addEventListener("click", () => this.show(null));
    byId("open-panel").addEventListener("click", () => this.show(this.open ? null : this.#first()));
    byId("open-explain").addEventListener("click", () => this.show("explain"));
    const { store } = app;
    store.on("messages", ({ created }) => created && this.#arrived(created));
    store.on("state", () => this.begin());
    for (const topic of ["members", "channels"]) store.on(topic, () => this.#draw());
  }

  /** A new person: their direct messages, nobody else's. */
  begin() {
    const dm = this.app.store.dms().sort((a, b) => (a.last_message_id ? -1 : 1) - (b.last_message_id ? -1 : 1))[0];
    this.app.panelChannel = dm?.id ?? null;
    this.conversation.show(this.open === "dm" ? this.app.panelChannel : null);
    this.composer.show(this.app.panelChannel);
    if (this.open === "dm" && !dm?.last_message_id) this.show(null);
    byId("open-explain").hidden = !this.app.store.features.explain || this.open === "explain";
    this.#draw();
  }

  #first() {
    return this.app.panelChannel ? "dm" : this.app.store.features.explain ? "explain" : "members";
  }

  #arrived(message) {
    const { store } = this.app;
    const channel = store.channels.get(message.channel_id);
    if (channel?.type !== DM || message.author?.id === store.me.id || this.app.channel === channel.id) return;
    if (this.open === "dm" && this.app.panelChannel === channel.id) return;
    this.app.panelChannel = channel.id;
    this.conversation.show(channel.id);
    this.composer.show(channel.id);
    this.show("dm", { focus: false });
  }

  /** Shows a place of the panel ("dm", "explain", "members") or closes it with null. */
  show(name, { focus = true } = {}) {
    if (name === "dm" && !this.app.panelChannel) name = null;
    const phone = matchMedia("(max-width: 760px)").matches;
    if (phone && name === "dm" && !focus) {
      // On a phone the panel would cover what one is writing: the mark on the button must do.
      byId("open-panel").classList.add("has-unread");
      this.conversation.show(null);
      return;
    }
    const had = this.root.contains(document.activeElement);
    this.open = name;
    document.body.classList.toggle("panel-open", Boolean(name));
    this.root.hidden = !name;
    for (const [key, place] of Object.entries(this.places)) place.hidden = key !== name;
    this.conversation.show(name === "dm" ? this.app.panelChannel : null);
    if (name === "dm") {
      this.composer.show(this.app.panelChannel);
      byId("open-panel").classList.remove("has-unread");
    }
    if (name === "explain") this.explaining.refresh();
    byId("open-explain").hidden = !this.app.store.features.explain || name === "explain";
    byId("open-panel").setAttribute("aria-expanded", String(Boolean(name)));
    this.#draw();
    if (name && focus) byId(`tab-${name}`).focus();
    else if (!name && had) byId("open-panel").focus();
    this.app.store.say("place");
  }

  #draw() {
    const { store } = this.app;
    if (!store.me) return;
    const dm = this.app.panelChannel;
    const names = {
      dm: dm ? store.titleOf(dm) : null,
      explain: store.features.explain ? "What happened?" : null,
      members: "Members",
    };
    const there = Object.entries(names).filter(([, title]) => title);
    const focused = this.tabs.contains(document.activeElement);
    fill(
      this.tabs,
      there.map(([name, title]) =>
        h(
          "button.tab",
          {
            type: "button",
            role: "tab",
            id: `tab-${name}`,
            "aria-selected": String(this.open === name),
            "aria-controls": `panel-${name}`,
            tabindex: this.open === name ? "0" : "-1",
            onclick: () => this.show(name),
            onkeydown: (event) =>
              this.#tabKey(
                event,
                there.map(([key]) => key),
              ),
          },
          title,
          name === "dm" && this.open !== "dm" && store.unread(dm) ? h("span.dot", { "aria-label": "unread" }) : null,
        ),
      ),
    );
    if (focused && this.open) byId(`tab-${this.open}`).focus();
    if (this.open === "members") this.#members();
  }

  #tabKey(event, names) {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const at = names.indexOf(this.open);
    this.show(names[(at + move + names.length) % names.length]);
  }

  #members() {
    const { store } = this.app;
    const all = [...store.members.values()];
    const groups = [
      ["Apps", all.filter((member) => member.user.bot)],
      ["People", all.filter((member) => !member.user.bot && store.partOf(member.user.id) !== "cast")],
      ["Cast", all.filter((member) => store.partOf(member.user.id) === "cast")],
    ].filter(([, list]) => list.length);
    fill(
      this.places.members,
      groups.map(([title, list]) =>
        h(
          "section.channel-group",
          {},
          h("h3", {}, `${title} — ${list.length}`),
          h(
            "ul",
            { role: "list" },
            list.map((member) =>
              h(
                "li",
                {},
                h(
                  "button.member",
                  { type: "button", onclick: (event) => this.app.openProfile(member.user, event.currentTarget) },
                  avatar(member.user, 32, store.nameOf(member.user)),
                  h(
                    "span",
                    { style: store.colourOf(member.user.id) ? { color: store.colourOf(member.user.id) } : {} },
                    store.nameOf(member.user),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }
}
