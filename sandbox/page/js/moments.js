// Moments as Discord writes them: <t:...> in every style, a message's time, and a clock that makes them tick.

import { now } from "./clock.js";
import { h } from "./dom.js";

const locale = document.documentElement.lang || "en";
const form = (options) => new Intl.DateTimeFormat(locale, options);
const SHORT_TIME = form({ hour: "numeric", minute: "2-digit" });
const LONG_TIME = form({ hour: "numeric", minute: "2-digit", second: "2-digit" });
const SHORT_DATE = form({ day: "2-digit", month: "2-digit", year: "numeric" });
const LONG_DATE = form({ day: "numeric", month: "long", year: "numeric" });
const SHORT_BOTH = form({ day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });
const LONG_BOTH = form({
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const RELATIVE = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
const STYLES = {
  t: SHORT_TIME,
  T: LONG_TIME,
  d: SHORT_DATE,
  D: LONG_DATE,
  f: SHORT_BOTH,
  F: LONG_BOTH,
  s: SHORT_BOTH,
  S: LONG_BOTH,
};
// A unit, its length in seconds, and how many of it (rounded) are said in the next larger one.
const UNITS = [
  ["second", 1, 60],
  ["minute", 60, 60],
  ["hour", 3_600, 24],
  ["day", 86_400, 30],
  ["month", 2_629_800, 12],
  ["year", 31_557_600, Infinity],
];

/** "in 12 minutes", "5 seconds ago": what <t:...:R> says at this moment. */
export function relative(ms, from = now()) {
  const seconds = (ms - from) / 1000;
  const [unit, size] = UNITS.find(([, length, most]) => Math.abs(Math.round(seconds / length)) < most);
  return RELATIVE.format(Math.round(seconds / size), unit);
}

/** The words for a moment in one of Discord's styles (t T d D f F R). */
export function inStyle(ms, style) {
  return style === "R" ? relative(ms) : (STYLES[style] ?? SHORT_BOTH).format(ms);
}

/** A full date for a tooltip. */
export function full(ms) {
  return LONG_BOTH.format(ms);
}

const day = (ms) => new Date(ms).toDateString();

/** Do two moments fall on the same day here? */
export function sameDay(a, b) {
  return day(a) === day(b);
}

/** "Today at 14:03", or the date, as beside a message's author. */
export function stamp(ms) {
  if (day(ms) === day(now())) return SHORT_TIME.format(ms);
  if (day(ms) === day(now() - 86_400_000)) return `Yesterday at ${SHORT_TIME.format(ms)}`;
  return `${SHORT_DATE.format(ms)}, ${SHORT_TIME.format(ms)}`;
}

/** The hour alone, for the lines of a group. */
export function hour(ms) {
  return SHORT_TIME.format(ms);
}

/** The day, for the line between two days. */
export function dayLine(ms) {
  return LONG_DATE.format(ms);
}

/** The clock's own face: date and seconds. */
export function face(ms) {
  return `${form({ weekday: "short" }).format(ms)} ${LONG_TIME.format(ms)}`;
}

/** A <time> that ticks. */
export function timeElement(ms, style) {
  return h(
    "time.moment",
    { datetime: new Date(ms).toISOString(), title: full(ms), dataset: { ms: String(ms), style } },
    inStyle(ms, style),
  );
}

function tick() {
  for (const element of document.querySelectorAll('time.moment[data-style="R"]')) {
    const words = relative(Number(element.dataset.ms));
    if (element.textContent !== words) element.textContent = words;
  }
}

/** Starts the ticking; also call `tick` after a jump. */
export function startTicking() {
  setInterval(tick, 500);
}
