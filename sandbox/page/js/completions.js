// What a word that one is typing may become: "@mi" a member or role, "#ge" a channel, ":wa" an emoji.

import { avatar } from "./avatar.js";
import { channelIcon } from "./components/select.js";
import { findEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { CATEGORY, DM } from "./store.js";

const MOST = 10;

function people(store, word) {
  const wanted = word.toLowerCase();
  const users = [...store.members.values()].map((member) => member.user);
  const found = users.filter(
    (user) => store.nameOf(user).toLowerCase().includes(wanted) || user.username.includes(wanted),
  );
  const roles = store.guild.roles.filter((role) => role.mentionable && role.name.toLowerCase().includes(wanted));
  return [
    ...found.map((user) => ({
      label: store.nameOf(user),
      after: user.username,
      before: avatar(user, 24, store.nameOf(user)),
      shown: `@${store.nameOf(user)}`,
      token: `<@${user.id}>`,
    })),
    ...roles.map((role) => ({ label: `@${role.name}`, shown: `@${role.name}`, token: `<@&${role.id}>` })),
  ];
}

function channels(store, word) {
  const wanted = word.toLowerCase();
  return [...store.channels.values()]
    .filter(
      (channel) =>
        channel.name && ![DM, CATEGORY].includes(channel.type) && channel.name.toLowerCase().includes(wanted),
    )
    .map((channel) => ({
      label: channel.name,
      before: icon(channelIcon(channel.type), 20),
      shown: `#${channel.name}`,
      token: `<#${channel.id}>`,
    }));
}

function emoji(_store, word) {
  return word.length < 2
    ? []
    : findEmoji(word).map(([shown, name]) => ({ label: `:${name}:`, before: shown, shown, token: null }));
}

const KINDS = { "@": ["Members", people], "#": ["Channels", channels], ":": ["Emoji", emoji] };

/**
 * What fits the end of `before` (the text up to the caret), or null: {heading, length, items}, where each item says
 * what it is shown as and what is sent in its place, and `length` is how much of the text it replaces.
 */
export function complete(store, before) {
  const match = /(?:^|\s)([@#:])([\p{L}\p{N}_.-]*)$/u.exec(before);
  if (!match) return null;
  const [heading, find] = KINDS[match[1]];
  const items = find(store, match[2]).slice(0, MOST);
  return items.length ? { heading, length: match[2].length + 1, items } : null;
}
