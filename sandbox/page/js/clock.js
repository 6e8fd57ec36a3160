// The sandbox's time, which may run fast: the page keeps no time of its own.

let base = Date.now();
let started = performance.now();
let speed = 1;

/** Sets the clock from {now, speed}. */
export function setClock(clock) {
  if (!clock) return;
  base = Date.parse(clock.now);
  started = performance.now();
  speed = Number(clock.speed ?? 1);
}

/** The sandbox's present moment, in milliseconds since 1970. */
export function now() {
  return base + (performance.now() - started) * speed;
}

/** How many seconds pass there in one second here. */
export function clockSpeed() {
  return speed;
}
