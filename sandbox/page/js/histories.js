// The messages of each channel that was read so far, oldest first. What happens to a channel while its history is being
// read is kept, and done afterwards: neither a message nor an edit falls between the two.

import { compareIds } from "./ids.js";

export class Histories {
  constructor() {
    this.lists = new Map();
    this.loading = new Map();
  }

  /** Was this channel read? */
  has(channelId) {
    return this.lists.has(channelId);
  }

  /** The messages of a channel; none for one that was not read. */
  of(channelId) {
    return this.lists.get(channelId) ?? [];
  }

  find(channelId, messageId) {
    return this.of(channelId).find((message) => message.id === messageId) ?? null;
  }

  /** A channel's history is being read from now on. */
  expect(channelId) {
    if (!this.has(channelId)) this.loading.set(channelId, []);
  }

  /** Takes over what was read (in any order), with `older` before what is known. */
  fill(channelId, messages, { older = false } = {}) {
    const byId = new Map([...(older ? this.of(channelId) : []), ...messages].map((message) => [message.id, message]));
    this.lists.set(
      channelId,
      [...byId.values()].sort((a, b) => compareIds(a.id, b.id)),
    );
    const missed = this.loading.get(channelId) ?? [];
    this.loading.delete(channelId);
    for (const change of missed) change();
  }

  /** Forgets a channel. */
  drop(channelId) {
    this.lists.delete(channelId);
  }

  // Does the work on a channel's list, or keeps it for later.
  #with(channelId, work) {
    const list = this.lists.get(channelId);
    if (list) return work(list);
    this.loading.get(channelId)?.push(() => this.#with(channelId, work));
    return false;
  }

  /** Adds a message, or replaces the one of that id. */
  put(message) {
    this.#with(message.channel_id, (list) => {
      const at = list.findIndex((known) => known.id === message.id);
      if (at >= 0) list[at] = message;
      else {
        let end = list.length;
        while (end > 0 && compareIds(list[end - 1].id, message.id) > 0) end -= 1;
        list.splice(end, 0, message);
      }
    });
  }

  /** Replaces a message by what `change` makes of it; true when it was there. */
  change(channelId, messageId, change) {
    return this.#with(channelId, (list) => {
      const at = list.findIndex((message) => message.id === messageId);
      if (at >= 0) list[at] = change(list[at]);
      return at >= 0;
    });
  }

  /** Takes messages away. */
  remove(channelId, ids) {
    this.#with(channelId, (list) => {
      const kept = list.filter((message) => !ids.includes(message.id));
      list.splice(0, list.length, ...kept);
    });
  }
}
