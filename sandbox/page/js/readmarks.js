// What somebody has read, kept in this browser for each person apart: Discord keeps it on its side, and only for people.

import { compareIds } from "./ids.js";

/** The read marks of one user on this page's address. */
export class ReadMarks {
  constructor(user) {
    this.key = `read:${location.pathname}:${user}`;
    const kept = localStorage.getItem(this.key);
    this.known = kept !== null;
    this.marks = kept ? JSON.parse(kept) : {};
    this.mentions = {};
  }

  /** Everything up to `message` in `channel` was seen. */
  mark(channel, message) {
    delete this.mentions[channel];
    if (!message || compareIds(message, this.marks[channel]) <= 0) return;
    this.marks[channel] = message;
    this.#keep();
  }

  /** On the first visit all that stands there counts as read: nobody wants to open on a wall of white. */
  begin(channels) {
    if (this.known) return;
    for (const channel of channels) this.marks[channel.id] = channel.last_message_id ?? "0";
    this.known = true;
    this.#keep();
  }

  /** True when `last` is newer than what was seen. */
  unread(channel, last) {
    return Boolean(last) && compareIds(last, this.marks[channel] ?? "0") > 0;
  }

  /** Counts one more mention; the badge goes when the channel is read. */
  mention(channel) {
    this.mentions[channel] = (this.mentions[channel] ?? 0) + 1;
  }

  #keep() {
    localStorage.setItem(this.key, JSON.stringify(this.marks));
  }
}
