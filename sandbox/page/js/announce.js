// Saying new messages aloud to screen readers, politely and shortly.

import { byId } from "./dom.js";
import { COMPONENTS_V2, LOADING } from "./store.js";

/** The words of a message, for speaking. */
export function spoken(message) {
  const texts = [];
  if (message.content) texts.push(message.content);
  if (message.flags & COMPONENTS_V2 || message.components?.length) {
    const walk = (part) => {
      if (Array.isArray(part)) part.forEach(walk);
      else if (part && typeof part === "object" && !part.spoiler) {
        if (part.type === 10 && part.content) texts.push(part.content);
        walk([part.components ?? [], part.accessory ?? []]);
      }
    };
    walk(message.components);
  }
  for (const embed of message.embeds ?? []) texts.push(embed.title ?? "", embed.description ?? "");
  if (message.attachments?.length) texts.push(`${message.attachments.length} attached`);
  if (message.poll) texts.push(`Poll: ${message.poll.question?.text}`);
  return texts
    .join(". ")
    .replace(/\|\|.+?\|\|/gs, "spoiler")
    .replace(/<[^>]+>/g, "")
    .replace(/[*_~|`#>]+|-#/g, "")
    .trim()
    .slice(0, 300);
}

/** Announces messages of the channels that are on view, and any direct message. */
export function startAnnouncing(app) {
  const region = byId("announcer");
  app.store.on("messages", ({ created }) => {
    if (!created || created.local || created.author?.id === app.store.me.id || created.flags & LOADING) return;
    const dm = app.store.channels.get(created.channel_id)?.type === 1;
    if (!dm && !app.store.viewing.has(created.channel_id)) return;
    const line = document.createElement("div");
    line.textContent = `${dm ? "Direct message from " : ""}${app.store.nameOf(created.author)}: ${spoken(created) || "a message"}`;
    region.append(line);
    while (region.children.length > 5) region.firstChild.remove();
  });
}
