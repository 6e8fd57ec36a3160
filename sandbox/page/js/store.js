// What the page knows: the server, its people and channels, the messages read so far. Changed by events alone;
// whoever shows something listens for "state", "channels", "members", "typing", "clock", "cast" or "messages".

import { readable } from "./colours.js";
import { compareIds } from "./ids.js";
import { ReadMarks } from "./readmarks.js";

export const DM = 1;
export const CATEGORY = 4;
export const VOICE = 2;
export const NEWS = 5;
export const FORUM = 15;
export const THREADS = [10, 11, 12];
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const COMPONENTS_V2 = 1 << 15;

const PERMISSIONS = { view: 10n, send: 11n, manageMessages: 13n, attach: 15n, react: 6n, manageGuild: 5n, administrator: 3n, polls: 49n };

export class Store extends EventTarget {
  constructor() {
    super();
    this.channels = new Map();
    this.members = new Map();
    this.users = new Map();
    this.messages = new Map();
    this.typing = new Map();
    this.people = [];
    this.commands = {};
    this.features = {};
    this.viewing = new Set();
    this.me = null;
    this.guild = null;
    this.cast = null;
  }

  /** Takes over a whole state as `state?user=` gives it; forgets messages that may have changed meanwhile. */
  begin(state) {
    this.me = state.me;
    this.guild = state.guild;
    this.people = state.people ?? [];
    this.commands = state.commands ?? {};
    this.features = state.features ?? {};
    this.cast = state.cast ?? this.features.cast ?? null;
    this.clock = state.clock;
    this.channels = new Map();
    for (const channel of [...(state.channels ?? []), ...(state.dms ?? [])]) this.channels.set(channel.id, channel);
    this.members = new Map();
    this.users = new Map([[state.me.id, state.me]]);
    for (const member of state.members ?? []) this.#member(member);
    for (const person of this.people) this.users.set(person.user.id, person.user);
    for (const dm of state.dms ?? []) for (const user of dm.recipients ?? []) this.users.set(user.id, user);
    this.messages = new Map();
    this.loading = new Map();
    this.read = new ReadMarks(this.me.id);
    this.read.begin(this.channels.values());
    this.say("state");
  }

  say(topic, detail = null) {
    this.dispatchEvent(new CustomEvent(topic, { detail }));
  }

  on(topic, listener) {
    this.addEventListener(topic, (event) => listener(event.detail));
  }

  #member(member) {
    if (!member.user) return;
    this.members.set(member.user.id, member);
    this.users.set(member.user.id, member.user);
  }

  // -- looking things up --------------------------------------------------------------------------------------

  /** The name that this server shows for a user (an object or an id). */
  nameOf(user) {
    const known = typeof user === "string" ? this.users.get(user) : user;
    if (!known) return "Unknown User";
    return this.members.get(known.id)?.nick ?? known.global_name ?? known.username;
  }

  /** The colour of a user's highest coloured role, as CSS, or null. */
  colourOf(userId) {
    const roles = this.members.get(userId)?.roles ?? [];
    const coloured = (this.guild?.roles ?? []).filter((r) => roles.includes(r.id) && r.color);
    coloured.sort((a, b) => b.position - a.position);
    return coloured.length ? readable(coloured[0].color) : null;
  }

  partOf(userId) {
    return this.people.find((person) => person.user.id === userId)?.part ?? null;
  }

  role(id) {
    return (this.guild?.roles ?? []).find((role) => role.id === id) ?? null;
  }

  /** May I do this in a channel? Unknown permissions count as yes: the sandbox refuses what is not allowed. */
  may(what, channelId) {
    const channel = this.channels.get(channelId);
    if (!channel || channel.type === DM) return what !== "manageMessages";
    const parent = THREADS.includes(channel.type) ? this.channels.get(channel.parent_id) : null;
    const bits = channel.permissions ?? parent?.permissions;
    if (bits === undefined) return true;
    const value = BigInt(bits);
    return Boolean((value >> PERMISSIONS.administrator) & 1n) || Boolean((value >> PERMISSIONS[what]) & 1n);
  }

  /** The bot's commands that I may use in a channel; a thread that is new has its parent's. */
  commandsIn(channelId) {
    return this.commands[channelId] ?? this.commands[this.channels.get(channelId)?.parent_id] ?? [];
  }

  dms() {
    return [...this.channels.values()].filter((channel) => channel.type === DM);
  }

  /** The other one in a DM. */
  recipient(channel) {
    const other = (channel.recipients ?? []).find((user) => user.id !== this.me.id);
    return other ?? channel.recipients?.[0] ?? null;
  }

  titleOf(channelId) {
    const channel = this.channels.get(channelId);
    if (!channel) return "unknown";
    return channel.type === DM ? this.nameOf(this.recipient(channel)) : channel.name;
  }

  message(channelId, messageId) {
    return this.messages.get(channelId)?.find((message) => message.id === messageId) ?? null;
  }

  unread(channelId) {
    return this.read.unread(channelId, this.channels.get(channelId)?.last_message_id);
  }

  // -- changes ------------------------------------------------------------------------------------------------

  /** A channel's history is being read: what happens there meanwhile is kept and done afterwards. */
  expect(channelId) {
    if (!this.messages.has(channelId)) this.loading.set(channelId, []);
  }

  /** The history of a channel, as `read` gave it (any order). */
  history(channelId, list, { older = false } = {}) {
    const known = older ? (this.messages.get(channelId) ?? []) : [];
    const byId = new Map([...known, ...list].map((message) => [message.id, message]));
    const all = [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
    this.messages.set(channelId, all);
    for (const message of list) this.#people(message);
    const missed = this.loading.get(channelId) ?? [];
    this.loading.delete(channelId);
    for (const change of missed) change();
    this.say("messages", { channel: channelId });
  }

  #people(message) {
    if (message.author && !message.webhook_id) this.users.set(message.author.id, this.users.get(message.author.id) ?? message.author);
    for (const user of message.mentions ?? []) if (!this.users.has(user.id)) this.users.set(user.id, user);
  }

  /** I have seen all of this channel. */
  seen(channelId) {
    const channel = this.channels.get(channelId);
    if (!channel) return;
    const before = this.unread(channelId) || this.read.mentions[channelId];
    this.read.mark(channelId, channel.last_message_id);
    if (before) this.say("channels");
  }

  #put(message) {
    const list = this.messages.get(message.channel_id);
    if (!list) {
      this.loading.get(message.channel_id)?.push(() => this.#put(message));
      return;
    }
    const at = list.findIndex((known) => known.id === message.id);
    if (at >= 0) list[at] = message;
    else {
      let end = list.length;
      while (end > 0 && compareIds(list[end - 1].id, message.id) > 0) end -= 1;
      list.splice(end, 0, message);
    }
  }

  #change(channelId, messageId, change) {
    const list = this.messages.get(channelId);
    if (!list) this.loading.get(channelId)?.push(() => this.#change(channelId, messageId, change));
    const at = list?.findIndex((message) => message.id === messageId) ?? -1;
    if (at < 0) return;
    list[at] = change(list[at]);
    this.say("messages", { channel: channelId });
  }

  #remove(channelId, ids) {
    const list = this.messages.get(channelId);
    if (!list) {
      this.loading.get(channelId)?.push(() => this.#remove(channelId, ids));
      return;
    }
    this.messages.set(channelId, list.filter((message) => !ids.includes(message.id)));
    this.say("messages", { channel: channelId, removed: ids });
  }

  /** Takes an ephemeral message off this page, as "Dismiss message" does. */
  dismiss(channelId, messageId) {
    this.#remove(channelId, [messageId]);
  }

  /** Applies one dispatch {t, d}; what it does not know it leaves to others. */
  apply({ t, d }) {
    const handler = HANDLERS[t];
    if (handler) handler(this, d);
  }

  // The handlers below use these.
  created(message) {
    const channel = this.channels.get(message.channel_id);
    this.#people(message);
    this.#put(message);
    this.typing.delete(`${message.channel_id}:${message.author?.id}`);
    const mine = message.author?.id === this.me.id;
    if (channel && !(message.flags & EPHEMERAL)) channel.last_message_id = message.id;
    const here = this.viewing.has(message.channel_id) && !document.hidden;
    if (mine || here) this.read.mark(message.channel_id, message.id);
    else if (channel?.type === DM || (message.mentions ?? []).some((user) => user.id === this.me.id)) this.read.mention(message.channel_id);
    this.say("messages", { channel: message.channel_id, created: message });
    this.say("channels");
    this.say("typing", { channel: message.channel_id });
  }

  updated(change) {
    this.#change(change.channel_id, change.id, (message) => ({ ...message, ...change }));
    this.say("edited", change);
  }

  removed(channelId, ids) {
    this.#remove(channelId, ids);
  }

  reaction(d, by) {
    const same = (emoji) => (emoji.id ?? emoji.name) === (d.emoji.id ?? d.emoji.name);
    this.#change(d.channel_id, d.message_id, (message) => {
      const mine = d.user_id === this.me.id;
      const list = (message.reactions ?? []).map((r) => ({ ...r }));
      let entry = list.find((r) => same(r.emoji));
      if (!entry && by > 0) list.push((entry = { emoji: d.emoji, count: 0, me: false }));
      if (entry) {
        entry.count += by;
        if (mine) entry.me = by > 0;
      }
      return { ...message, reactions: list.filter((r) => r.count > 0) };
    });
  }

  clearReactions(d) {
    const gone = (emoji) => !d.emoji || (emoji.id ?? emoji.name) === (d.emoji.id ?? d.emoji.name);
    this.#change(d.channel_id, d.message_id, (message) => ({ ...message, reactions: (message.reactions ?? []).filter((r) => !gone(r.emoji)) }));
  }

  vote(d, by) {
    this.#change(d.channel_id, d.message_id, (message) => {
      if (!message.poll) return message;
      const counts = (message.poll.results?.answer_counts ?? []).map((c) => ({ ...c }));
      let entry = counts.find((c) => String(c.id) === String(d.answer_id));
      if (!entry) counts.push((entry = { id: d.answer_id, count: 0, me_voted: false }));
      entry.count = Math.max(0, entry.count + by);
      if (d.user_id === this.me.id) entry.me_voted = by > 0;
      const results = { is_finalized: false, ...message.poll.results, answer_counts: counts };
      return { ...message, poll: { ...message.poll, results } };
    });
  }

  channel(channel) {
    const known = this.channels.get(channel.id);
    for (const user of channel.recipients ?? []) if (!this.users.has(user.id)) this.users.set(user.id, user);
    this.channels.set(channel.id, { ...known, ...channel });
    this.say("channels");
  }

  channelGone(channel) {
    this.channels.delete(channel.id);
    this.messages.delete(channel.id);
    this.say("channels");
  }

  member(member) {
    const known = this.members.get(member.user?.id);
    this.#member({ ...known, ...member });
    this.say("members");
  }

  memberGone(d) {
    this.members.delete(d.user.id);
    this.say("members");
  }

  role_(role, gone = false) {
    const others = this.guild.roles.filter((known) => known.id !== role.id);
    this.guild = { ...this.guild, roles: gone ? others : [...others, role] };
    this.say("members");
  }

  types(d) {
    if (d.user_id === this.me.id) return;
    if (d.member) this.#member(d.member);
    this.typing.set(`${d.channel_id}:${d.user_id}`, { channel: d.channel_id, user: d.user_id, until: performance.now() + 8000 });
    this.say("typing", { channel: d.channel_id });
  }
}

const HANDLERS = {
  MESSAGE_CREATE: (store, d) => store.created(d),
  MESSAGE_UPDATE: (store, d) => store.updated(d),
  MESSAGE_DELETE: (store, d) => store.removed(d.channel_id, [d.id]),
  MESSAGE_DELETE_BULK: (store, d) => store.removed(d.channel_id, d.ids),
  MESSAGE_REACTION_ADD: (store, d) => store.reaction(d, 1),
  MESSAGE_REACTION_REMOVE: (store, d) => store.reaction(d, -1),
  MESSAGE_REACTION_REMOVE_ALL: (store, d) => store.clearReactions(d),
  MESSAGE_REACTION_REMOVE_EMOJI: (store, d) => store.clearReactions(d),
  MESSAGE_POLL_VOTE_ADD: (store, d) => store.vote(d, 1),
  MESSAGE_POLL_VOTE_REMOVE: (store, d) => store.vote(d, -1),
  CHANNEL_CREATE: (store, d) => store.channel(d),
  CHANNEL_UPDATE: (store, d) => store.channel(d),
  CHANNEL_DELETE: (store, d) => store.channelGone(d),
  THREAD_CREATE: (store, d) => store.channel(d),
  THREAD_UPDATE: (store, d) => store.channel(d),
  THREAD_DELETE: (store, d) => store.channelGone(d),
  GUILD_MEMBER_ADD: (store, d) => store.member(d),
  GUILD_MEMBER_UPDATE: (store, d) => store.member(d),
  GUILD_MEMBER_REMOVE: (store, d) => store.memberGone(d),
  GUILD_ROLE_CREATE: (store, d) => store.role_(d.role),
  GUILD_ROLE_UPDATE: (store, d) => store.role_(d.role),
  GUILD_ROLE_DELETE: (store, d) => store.role_({ id: d.role_id }, true),
  TYPING_START: (store, d) => store.types(d),
  CLOCK: (store, d) => {
    store.clock = d;
    store.say("clock", d);
  },
  CAST: (store, d) => {
    store.cast = d.on;
    store.say("cast", d);
  },
};
