// Embeds: the framed cards that bots sent before there were components.

import { hex } from "./colours.js";
import { h } from "./dom.js";
import { picture, resolve } from "./media.js";
import { stamp } from "./moments.js";
import { unrenderable } from "./unrenderable.js";

const KINDS = new Set([
  "rich",
  "image",
  "link",
  "article",
  "video",
  "gifv",
  "poll_result",
  "auto_moderation_message",
  undefined,
]);

/** One embed. */
export function embed(app, data, files) {
  if (!KINDS.has(data.type)) return unrenderable(`an embed of the kind "${data.type}"`);
  const md = (text) => app.markdown.element(text);
  const at = (media) => resolve(media, files);
  const title = data.title
    ? h(
        "div.embed-title",
        {},
        data.url
          ? h(
              "a",
              { href: data.url, target: "_blank", rel: "noopener noreferrer nofollow" },
              app.markdown.line(data.title),
            )
          : app.markdown.line(data.title),
      )
    : null;
  const footer = [data.footer?.text, data.timestamp ? stamp(Date.parse(data.timestamp)) : null]
    .filter(Boolean)
    .join(" • ");
  const element = h(
    "div.embed",
    { role: "group", "aria-label": data.title ? `Embed: ${data.title}` : "Embed" },
    h(
      "div.embed-body",
      {},
      data.provider?.name ? h("small.embed-provider", {}, data.provider.name) : null,
      data.author?.name ? h("div.embed-author", {}, data.author.name) : null,
      title,
      data.description ? h("div.embed-text", {}, md(data.description)) : null,
      data.fields?.length
        ? h(
            "div.embed-fields",
            {},
            data.fields.map((field) =>
              h(
                field.inline ? "div.embed-field.inline" : "div.embed-field",
                {},
                h("div.embed-field-name", {}, app.markdown.line(field.name)),
                md(field.value),
              ),
            ),
          )
        : null,
      data.image ? picture(at(data.image), data.image.description ?? "", { cls: "picture embed-image" }) : null,
      footer ? h("small.embed-footer", {}, footer) : null,
    ),
    data.thumbnail ? picture(at(data.thumbnail), "", { cls: "picture embed-thumbnail" }) : null,
  );
  if (data.color !== undefined && data.color !== null) element.style.setProperty("border-left-color", hex(data.color));
  return element;
}
