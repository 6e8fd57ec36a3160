// Mentions as people type them ("@Mira", "#general") and as Discord sends them ("<@1>", "<#2>").

/** Turns a message's wire text into what one edits: {text, names} where names maps what is shown to what is sent. */
export function fromWire(store, content) {
  const names = new Map();
  const text = content.replace(/<(@!?|@&|#)(\d+)>/g, (token, kind, id) => {
    let shown;
    if (kind === "#") shown = `#${store.titleOf(id)}`;
    else if (kind === "@&") shown = `@${store.role(id)?.name ?? "unknown-role"}`;
    else shown = `@${store.nameOf(id)}`;
    names.set(shown, token);
    return shown;
  });
  return { text, names };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Turns typed text into wire text: chosen names first, then exact user and channel names. */
export function toWire(store, text, names = new Map()) {
  const known = new Map(names);
  for (const channel of store.channels.values())
    if (channel.name && !known.has(`#${channel.name}`)) known.set(`#${channel.name}`, `<#${channel.id}>`);
  for (const member of store.members.values())
    if (!known.has(`@${member.user.username}`)) known.set(`@${member.user.username}`, `<@${member.user.id}>`);
  const longest = [...known.keys()].sort((a, b) => b.length - a.length);
  if (!longest.length) return text;
  const pattern = new RegExp(`(\`[^\`]*\`)|(?<![\\w/<])(${longest.map(escaped).join("|")})(?![\\w-])`, "g");
  return text.replace(pattern, (all, code, name) => code ?? known.get(name) ?? all);
}
