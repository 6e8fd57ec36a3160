// What each of Discord's events changes in what the page knows.

const sameEmoji = (one, other) => (one.id ?? one.name) === (other.id ?? other.name);

function reacted(store, d, by) {
  store.change(d.channel_id, d.message_id, (message) => {
    const list = (message.reactions ?? []).map((entry) => ({ ...entry }));
    let entry = list.find((known) => sameEmoji(known.emoji, d.emoji));
    if (!entry && by > 0) list.push((entry = { emoji: d.emoji, count: 0, me: false }));
    if (entry) {
      entry.count += by;
      if (d.user_id === store.me.id) entry.me = by > 0;
    }
    return { ...message, reactions: list.filter((known) => known.count > 0) };
  });
}

function unreacted(store, d) {
  const stays = (entry) => d.emoji && !sameEmoji(entry.emoji, d.emoji);
  store.change(d.channel_id, d.message_id, (message) => ({
    ...message,
    reactions: (message.reactions ?? []).filter(stays),
  }));
}

function voted(store, d, by) {
  store.change(d.channel_id, d.message_id, (message) => {
    if (!message.poll) return message;
    const counts = (message.poll.results?.answer_counts ?? []).map((entry) => ({ ...entry }));
    let entry = counts.find((known) => String(known.id) === String(d.answer_id));
    if (!entry) counts.push((entry = { id: d.answer_id, count: 0, me_voted: false }));
    entry.count = Math.max(0, entry.count + by);
    if (d.user_id === store.me.id) entry.me_voted = by > 0;
    const results = { is_finalized: false, ...message.poll.results, answer_counts: counts };
    return { ...message, poll: { ...message.poll, results } };
  });
}

function edited(store, d) {
  store.change(d.channel_id, d.id, (message) => ({ ...message, ...d }));
  store.say("edited", d);
}

function placed(store, channel) {
  store.place(channel);
  store.say("channels");
}

function gone(store, channel) {
  store.channels.delete(channel.id);
  store.messages.drop(channel.id);
  store.say("channels");
}

function enrolled(store, member) {
  store.enrol(member);
  store.say("members");
}

function left(store, d) {
  store.members.delete(d.user.id);
  store.say("members");
}

function role(store, id, changed) {
  const others = store.guild.roles.filter((known) => known.id !== id);
  store.guild = { ...store.guild, roles: changed ? [...others, changed] : others };
  store.say("members");
}

function types(store, d) {
  if (d.user_id === store.me.id) return;
  if (d.member) store.enrol(d.member);
  store.typing.set(`${d.channel_id}:${d.user_id}`, {
    channel: d.channel_id,
    user: d.user_id,
    until: performance.now() + 8000,
  });
  store.say("typing", { channel: d.channel_id });
}

const CHANGES = {
  MESSAGE_CREATE: (store, d) => store.add(d),
  MESSAGE_UPDATE: edited,
  MESSAGE_DELETE: (store, d) => store.remove(d.channel_id, [d.id]),
  MESSAGE_DELETE_BULK: (store, d) => store.remove(d.channel_id, d.ids),
  MESSAGE_REACTION_ADD: (store, d) => reacted(store, d, 1),
  MESSAGE_REACTION_REMOVE: (store, d) => reacted(store, d, -1),
  MESSAGE_REACTION_REMOVE_ALL: unreacted,
  MESSAGE_REACTION_REMOVE_EMOJI: unreacted,
  MESSAGE_POLL_VOTE_ADD: (store, d) => voted(store, d, 1),
  MESSAGE_POLL_VOTE_REMOVE: (store, d) => voted(store, d, -1),
  CHANNEL_CREATE: placed,
  CHANNEL_UPDATE: placed,
  CHANNEL_DELETE: gone,
  THREAD_CREATE: placed,
  THREAD_UPDATE: placed,
  THREAD_DELETE: gone,
  GUILD_MEMBER_ADD: enrolled,
  GUILD_MEMBER_UPDATE: enrolled,
  GUILD_MEMBER_REMOVE: left,
  GUILD_ROLE_CREATE: (store, d) => role(store, d.role.id, d.role),
  GUILD_ROLE_UPDATE: (store, d) => role(store, d.role.id, d.role),
  GUILD_ROLE_DELETE: (store, d) => role(store, d.role_id, null),
  TYPING_START: types,
  CLOCK: (store, d) => {
    store.clock = d;
    store.say("clock", d);
  },
  CAST: (store, d) => {
    store.cast = d.on;
    store.say("cast", d);
  },
};

/** Applies one dispatch {t, d}; what it does not know it leaves to others. */
export function applyChange(store, { t, d }) {
  CHANGES[t]?.(store, d);
}
