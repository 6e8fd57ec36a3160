// Discord's ids (snowflakes): decimal strings too long for a JavaScript number.

/** Orders two ids by age: negative when `a` is older. */
export function compareIds(a, b) {
  const x = String(a ?? "0");
  const y = String(b ?? "0");
  if (x.length !== y.length) return x.length - y.length;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The moment an id was made, in milliseconds since 1970. */
export function idTime(id) {
  return Number(BigInt(id) >> 22n) + 1420070400000;
}
