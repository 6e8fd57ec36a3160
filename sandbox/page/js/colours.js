// Colours that others chose (roles, accents) made readable on this page's ground, whatever its scheme: contrast AA.

const LIGHT = matchMedia("(prefers-color-scheme: light)");
const GROUNDS = { dark: [56, 58, 64], light: [229, 231, 235] }; // the least favourable ground that names stand on
const ENOUGH = 4.5;

function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Discord's colour number as #rrggbb. */
export function hex(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

/** The colour number as CSS, moved towards white or black just as far as reading needs. */
export function readable(number) {
  const ground = LIGHT.matches ? GROUNDS.light : GROUNDS.dark;
  const towards = LIGHT.matches ? 0 : 255;
  let colour = [(number >> 16) & 255, (number >> 8) & 255, number & 255];
  while (contrast(colour, ground) < ENOUGH && colour.some((value) => value !== towards)) {
    colour = colour.map((value) =>
      Math.round(value + Math.sign(towards - value) * Math.min(8, Math.abs(towards - value))),
    );
  }
  return `rgb(${colour.join(" ")})`;
}
