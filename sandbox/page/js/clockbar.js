// The clock over everything: what time it is there, how fast it runs, and the jumps.

import { call, get } from "./api.js";
import { clockSpeed, now, setClock } from "./clock.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { face, relative } from "./moments.js";
import { toast, tried } from "./toast.js";

const SPEEDS = [1, 10, 60];

/** Draws the bar and keeps it true. */
export function startClock(app) {
  const { store } = app;
  const root = byId("clock");
  const time = h("time.clock-face", { id: "clock-face" });
  const speeds = h("div.speeds", { role: "group", "aria-label": "Speed of time" });
  const jumps = h("div.jumps", { role: "group", "aria-label": "Skip time" });
  const cast = h("div.cast-switch");
  fill(root, h("span.clock-now", {}, icon("clock", 18), time), speeds, jumps, cast);
  let moments = {};
  let asking = 0;

  const drawSpeeds = () =>
    fill(
      speeds,
      SPEEDS.map((speed) =>
        h(
          "button.speed",
          {
            type: "button",
            "aria-pressed": String(clockSpeed() === speed),
            "aria-label": `${speed}x speed`,
            title: `Time runs at ${speed} times its speed`,
            onclick: () => tried(call("clock_speed", { n: speed })),
          },
          `${speed}x`,
        ),
      ),
    );

  const jump = async (body, words) => {
    for (const button of jumps.children) button.disabled = true;
    const answer = await tried(call("clock_jump", body));
    drawJumps();
    if (answer) toast(`Skipped ${words}.`);
    ask();
  };

  const drawJumps = () =>
    fill(
      jumps,
      h("button.jump-button", { type: "button", onclick: () => jump({ seconds: 60 }, "one minute") }, "+1 min"),
      Object.entries(moments).map(([label, to]) =>
        h(
          "button.jump-button",
          {
            type: "button",
            disabled: !to || Date.parse(to) <= now(),
            title: to ? relative(Date.parse(to)) : "Nothing of the kind is due",
            onclick: () => jump({ to }, label),
          },
          label,
        ),
      ),
    );

  const ask = () => {
    if (!store.features.moments || asking) return;
    asking = setTimeout(async () => {
      asking = 0;
      moments = (await get("moments", { user: store.me.id }).catch(() => null)) ?? moments;
      drawJumps();
    }, 400);
  };

  const drawCast = () => {
    if (store.cast === null || store.cast === undefined || !store.features.cast) return fill(cast);
    const on = Boolean(store.cast);
    return fill(
      cast,
      h(
        "button.switch",
        {
          type: "button",
          role: "switch",
          "aria-checked": String(on),
          title: "A few scripted people who talk a little, so that you are not alone",
          onclick: () => tried(call("cast", { on: !on })),
        },
        h("span.switch-track", {}, h("span.switch-knob")),
        "Cast",
      ),
    );
  };

  const tick = () => {
    const words = face(now());
    if (time.textContent !== words) time.textContent = words;
  };
  store.on("clock", (clock) => {
    setClock(clock);
    drawSpeeds();
    tick();
    ask();
  });
  store.on("state", () => {
    setClock(store.clock);
    moments = {};
    drawSpeeds();
    drawJumps();
    drawCast();
    tick();
    ask();
  });
  store.on("cast", drawCast);
  store.on("messages", ask);
  store.on("edited", ask);
  setInterval(tick, 250);
}
