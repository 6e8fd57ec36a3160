// Forwarding: choose where to, and the message goes there as it is.

import { call } from "./api.js";
import { h } from "./dom.js";
import { CATEGORY, FORUM } from "./store.js";
import { footer, openDialog } from "./prompts.js";
import { toast, tried } from "./toast.js";

/** Asks for a channel and forwards the message there. */
export function openForward(app, message) {
  const store = app.store;
  const places = [...store.channels.values()].filter(
    (channel) => ![CATEGORY, FORUM].includes(channel.type) && store.may("send", channel.id),
  );
  const rows = places.map((channel, at) =>
    h(
      "label.choice",
      {},
      h("input", { type: "radio", name: "place", value: channel.id, checked: at === 0 }),
      h(
        "span.choice-words",
        {},
        channel.type === 1 ? `@${store.titleOf(channel.id)}` : `#${store.titleOf(channel.id)}`,
      ),
    ),
  );
  openDialog("Forward To", h("div.choices", { role: "radiogroup", "aria-label": "Forward to" }, rows), footer("Send"), {
    onsubmit: async (dialog) => {
      const place = dialog.querySelector("input:checked")?.value;
      if (!place) return;
      if (await tried(call("forward", { user: store.me.id, message: message.id, channel: place }))) {
        dialog.close();
        toast("Message forwarded.");
      }
    },
  });
}
