// What the page knows: the server, its people and channels, the messages read so far. Changed by events (changes.js);
// whoever shows something listens for "state", "channels", "members", "typing", "clock", "cast" or "messages".

import { readable } from "./colours.js";
import { Histories } from "./histories.js";
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

const PERMISSIONS = {
  view: 10n,
  send: 11n,
  manageMessages: 13n,
  attach: 15n,
  react: 6n,
  manageGuild: 5n,
  administrator: 3n,
  polls: 49n,
};

export class Store extends EventTarget {
  constructor() {
    super();
    this.channels = new Map();
    this.members = new Map();
    this.users = new Map();
    this.messages = new Histories();
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
    for (const member of state.members ?? []) this.enrol(member);
    for (const person of this.people) this.users.set(person.user.id, person.user);
    for (const dm of state.dms ?? []) for (const user of dm.recipients ?? []) this.users.set(user.id, user);
    this.messages = new Histories();
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
    return this.messages.find(channelId, messageId);
  }

  unread(channelId) {
    return this.read.unread(channelId, this.channels.get(channelId)?.last_message_id);
  }

  // -- changes that the page itself makes ---------------------------------------------------------------------

  /** The history of a channel, as `read` gave it. */
  history(channelId, messages, options) {
    this.messages.fill(channelId, messages, options);
    for (const message of messages) this.meet(message);
    this.say("messages", { channel: channelId });
  }

  /** Remembers the people of a message. */
  meet(message) {
    const met = message.webhook_id ? [] : [message.author];
    for (const user of [...met, ...(message.mentions ?? [])])
      if (user && !this.users.has(user.id)) this.users.set(user.id, user);
  }

  /** Remembers a member, over what is known of them. */
  enrol(member) {
    if (!member.user) return;
    this.members.set(member.user.id, { ...this.members.get(member.user.id), ...member });
    this.users.set(member.user.id, member.user);
  }

  /** Remembers a channel, over what is known of it. */
  place(channel) {
    for (const user of channel.recipients ?? []) if (!this.users.has(user.id)) this.users.set(user.id, user);
    this.channels.set(channel.id, { ...this.channels.get(channel.id), ...channel });
  }

  /** I have seen all of this channel. */
  seen(channelId) {
    const channel = this.channels.get(channelId);
    if (!channel) return;
    const before = this.unread(channelId) || this.read.mentions[channelId];
    this.read.mark(channelId, channel.last_message_id);
    if (before) this.say("channels");
  }

  /** A new message: shown, counted, marked read where it is looked at. */
  add(message) {
    const channel = this.channels.get(message.channel_id);
    this.meet(message);
    this.messages.put(message);
    this.typing.delete(`${message.channel_id}:${message.author?.id}`);
    const mine = message.author?.id === this.me.id;
    if (channel && !(message.flags & EPHEMERAL)) channel.last_message_id = message.id;
    const here = this.viewing.has(message.channel_id) && !document.hidden;
    const calls = channel?.type === DM || (message.mentions ?? []).some((user) => user.id === this.me.id);
    if (mine || here) this.read.mark(message.channel_id, message.id);
    else if (calls) this.read.mention(message.channel_id);
    this.say("messages", { channel: message.channel_id, created: message });
    this.say("channels");
    this.say("typing", { channel: message.channel_id });
  }

  /** Changes one message, where it is known. */
  change(channelId, messageId, change) {
    if (this.messages.change(channelId, messageId, change)) this.say("messages", { channel: channelId });
  }

  /** Takes messages away. */
  remove(channelId, ids) {
    this.messages.remove(channelId, ids);
    this.say("messages", { channel: channelId, removed: ids });
  }

  /** The channels and commands that I may use now, after roles or permissions changed. */
  reright(state) {
    this.commands = state.commands ?? {};
    const open = new Set((state.channels ?? []).map((channel) => channel.id));
    for (const channel of this.channels.values())
      if (channel.type !== DM && !open.has(channel.id)) this.channels.delete(channel.id);
    for (const channel of [...(state.channels ?? []), ...(state.dms ?? [])]) this.place(channel);
    this.say("channels");
  }
}
