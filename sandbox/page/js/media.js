// Pictures, sounds, films and files of a message. Nothing is fetched from elsewhere: a picture that lies outside is named.

import { local } from "./api.js";
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

const SPOILER = 1 << 5;

/** 1234567 -> "1.2 MB". */
export function size(bytes) {
  if (bytes === undefined || bytes === null) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let at = 0;
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at += 1;
  }
  return `${value.toFixed(value < 10 ? 2 : 1)} ${units[at]}`;
}

/** The media behind {url} of a component or embed: `attachment://name` means a file of the same message. */
export function resolve(media, attachments = []) {
  const url = media?.url ?? media?.proxy_url ?? "";
  if (url.startsWith("attachment://")) {
    const found = attachments.find((file) => file.filename === url.slice(13));
    return found ? { ...found, url: found.url } : { ...media, missing: true };
  }
  return media ?? {};
}

/** A picture that opens large on a click; `description` is its alternative text. */
export function picture(media, description, { spoiler = false, cls = "picture" } = {}) {
  const source = local(media.url) ?? local(media.proxy_url);
  if (!source) return outside(media.url);
  const words = description || "";
  const image = h("img", {
    src: source,
    alt: words || media.filename || "Image",
    loading: "lazy",
    width: media.width ?? undefined,
    height: media.height ?? undefined,
  });
  image.addEventListener("error", () => frame.replaceWith(broken(media.filename ?? "a picture")));
  const frame = h(
    `button.${cls.replaceAll(" ", ".")}`,
    {
      type: "button",
      "aria-label": words ? `Open image: ${words}` : "Open image",
      onclick: () => enlarge(source, image.alt),
    },
    image,
  );
  return spoiler ? hidden(frame) : frame;
}

function outside(url) {
  let host = "elsewhere";
  try {
    host = new URL(url).hostname;
  } catch {
    // the address itself is no address
  }
  return h(
    "div.outside",
    {},
    icon("link", 16),
    h("span", {}, `A picture at ${host}: not loaded, since this page stays offline.`),
  );
}

function broken(name) {
  return h("div.unrenderable", { role: "alert" }, icon("warn", 18), h("span", {}, `${name} could not be loaded.`));
}

/** Covers something until it is pressed. */
export function hidden(element) {
  const cover = h("div.media-spoiler", {});
  const button = h(
    "button.media-cover",
    { type: "button", "aria-label": "Spoiler, press to show", onclick: () => cover.replaceWith(element) },
    "Spoiler",
  );
  const inner = h("div.media-blurred", { "aria-hidden": "true", inert: true }, element.cloneNode(true));
  cover.append(inner, button);
  return cover;
}

function enlarge(source, alt) {
  const dialog = h(
    "dialog.lightbox",
    { "aria-label": alt },
    h("img", { src: source, alt }),
    h(
      "button.icon-button.lightbox-close",
      { type: "button", "aria-label": "Close image", onclick: () => dialog.close() },
      icon("close"),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  byId("popups").append(dialog);
  dialog.showModal();
}

/** A file as a card with its name, its size and a way to save it. */
export function fileCard(file, { spoiler = false } = {}) {
  const source = local(file.url);
  const name = file.filename ?? file.name ?? source?.split("/").at(-1) ?? "file";
  const card = h(
    "div.file-card",
    {},
    icon("file", 30),
    h(
      "div.file-words",
      {},
      source ? h("a", { href: source, download: name }, name) : h("span", {}, name),
      h("small", {}, size(file.size)),
    ),
  );
  return spoiler ? hidden(card) : card;
}

/** The attachments of a message. */
export function attachments(list) {
  if (!list?.length) return null;
  const pictures = [];
  const rest = [];
  for (const file of list) {
    const kind = file.content_type ?? "";
    const spoiler = Boolean((file.flags ?? 0) & SPOILER) || file.filename?.startsWith("SPOILER_");
    if (kind.startsWith("image/")) pictures.push(picture(file, file.description ?? file.title, { spoiler }));
    else if (kind.startsWith("audio/") || file.waveform)
      rest.push(
        h(
          "div.voice",
          {},
          h("small", {}, file.filename),
          h("audio", { controls: true, src: local(file.url) ?? "", "aria-label": file.filename }),
        ),
      );
    else if (kind.startsWith("video/"))
      rest.push(
        h("video.video", {
          controls: true,
          src: local(file.url) ?? "",
          "aria-label": file.description ?? file.filename,
        }),
      );
    else rest.push(fileCard(file, { spoiler }));
  }
  return h("div.attachments", {}, pictures.length ? gallery(pictures) : null, rest);
}

/** Pictures side by side, as Discord lays out 1 to 10 of them. */
export function gallery(pictures) {
  return h(
    `div.gallery.gallery-${Math.min(pictures.length, 4)}`,
    { dataset: { count: String(pictures.length) } },
    pictures,
  );
}
