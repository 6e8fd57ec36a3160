// The emoji one can pick or type as :name:, a small friendly set; any other can be pasted.

const NAMES = {
  "😀": "grinning",
  "😄": "smile",
  "😂": "joy",
  "🙂": "slight_smile",
  "😉": "wink",
  "😊": "blush",
  "😍": "heart_eyes",
  "🤔": "thinking",
  "😅": "sweat_smile",
  "😎": "sunglasses",
  "😢": "cry",
  "😭": "sob",
  "😮": "open_mouth",
  "😴": "sleeping",
  "🙃": "upside_down",
  "🤯": "exploding_head",
  "🥳": "partying_face",
  "🤗": "hugging",
  "🙄": "rolling_eyes",
  "😬": "grimacing",
  "👍": "thumbsup",
  "👎": "thumbsdown",
  "👏": "clap",
  "🙌": "raised_hands",
  "🙏": "pray",
  "👋": "wave",
  "💪": "muscle",
  "🤝": "handshake",
  "👀": "eyes",
  "🧠": "brain",
  "❤️": "heart",
  "💛": "yellow_heart",
  "💚": "green_heart",
  "💙": "blue_heart",
  "💔": "broken_heart",
  "🔥": "fire",
  "✨": "sparkles",
  "🎉": "tada",
  "🎈": "balloon",
  "🏆": "trophy",
  "🥇": "first_place",
  "⭐": "star",
  "💯": "100",
  "✅": "white_check_mark",
  "❌": "x",
  "❓": "question",
  "❗": "exclamation",
  "💬": "speech_balloon",
  "💡": "bulb",
  "⏰": "alarm_clock",
  "⏳": "hourglass_flowing_sand",
  "☕": "coffee",
  "🍕": "pizza",
  "🍪": "cookie",
  "🌱": "seedling",
  "🌻": "sunflower",
  "🌈": "rainbow",
  "☀️": "sunny",
  "🌧️": "cloud_rain",
  "🐶": "dog",
  "🐱": "cat",
  "🦊": "fox",
  "🐢": "turtle",
  "🚀": "rocket",
  "📚": "books",
  "🎧": "headphones",
  "🎨": "art",
  "🎸": "guitar",
  "📷": "camera",
  "🧵": "thread",
  "🪴": "potted_plant",
  "🏃": "runner",
  "🚲": "bike",
};

const BY_NAME = new Map(Object.entries(NAMES).map(([emoji, name]) => [name, emoji]));

/** All [emoji, name] pairs, in the order of the picker. */
export const EMOJI = Object.entries(NAMES);

/** Those whose name holds the word. */
export function findEmoji(word) {
  const wanted = word.toLowerCase();
  return EMOJI.filter(([, name]) => name.includes(wanted));
}

/** The spoken name of an emoji, or itself. */
export function emojiName(emoji) {
  return (NAMES[emoji] ?? emoji).replaceAll("_", " ");
}

/** Replaces :name: by the emoji, as the client does before it sends; leaves code and the unknown alone. */
export function withEmoji(text) {
  return text.replace(/(`[^`]*`)|:(\w{1,32}):/g, (all, code, name) => code ?? BY_NAME.get(name) ?? all);
}
