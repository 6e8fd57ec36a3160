// The components that show files: gallery, thumbnail, file.

import { h } from "../dom.js";
import { fileCard, gallery, picture, resolve } from "../media.js";
import { unrenderable } from "../unrenderable.js";

const VIDEO = /\.(mp4|webm|mov)$/i;

/** One to ten pictures or films. */
export function mediaGallery(ctx, component) {
  const files = ctx.message.attachments ?? [];
  const items = component.items.map((item) => {
    const media = resolve(item.media, files);
    if (media.missing) return unrenderable(`a picture whose file is missing (${item.media.url})`);
    if (media.content_type?.startsWith("video/") || VIDEO.test(media.url))
      return h("video.video", { controls: true, src: media.url, "aria-label": item.description ?? "Video" });
    return picture(media, item.description, { spoiler: item.spoiler });
  });
  return h("div.media-gallery", {}, gallery(items));
}

/** A small picture beside a section's text. */
export function thumbnail(ctx, component) {
  const media = resolve(component.media, ctx.message.attachments);
  if (media.missing) return unrenderable(`a picture whose file is missing (${component.media.url})`);
  return picture(media, component.description, { spoiler: component.spoiler, cls: "picture thumbnail" });
}

/** A file that came with the message. */
export function fileComponent(ctx, component) {
  const media = resolve(component.file, ctx.message.attachments);
  if (media.missing) return unrenderable(`a file that is missing (${component.file.url})`);
  return fileCard(
    { filename: component.name ?? media.filename, size: component.size ?? media.size, url: media.url },
    { spoiler: component.spoiler },
  );
}
