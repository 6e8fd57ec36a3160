// Links into Discord itself, "https://discord.com/channels/server/channel/message", lead to that place on this page.

const PATTERN = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:@me|\d+)\/(\d+)(?:\/(\d+))?$/;

/** The place that an address names: {channel, message}, or null for any other address. */
export function placeOf(address) {
  const match = PATTERN.exec(address ?? "");
  return match ? { channel: match[1], message: match[2] ?? null } : null;
}

/** Lets every link of that sort be followed inside the page. */
export function followInside(app, root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const place = link && placeOf(link.getAttribute("href"));
    if (!place) return;
    event.preventDefault();
    if (place.message) app.jump(place.channel, place.message);
    else app.openChannel(place.channel);
  });
}
