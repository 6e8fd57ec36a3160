// Talking to the sandbox: the control verbs, the state, what the bot explains, and the stream of events.

const BASE = new URL(".", document.baseURI);

/** A refusal by the sandbox: Discord's code and words. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.message || `The sandbox answered ${status}.`);
    this.status = status;
    this.code = body?.code ?? 0;
    this.errors = body?.errors;
  }
}

async function answer(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

/** Carries out one control verb; throws Refused. */
export async function call(verb, body = {}) {
  return answer(
    await fetch(new URL(`control/${verb}`, BASE), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

/** Reads `state`, `moments` or `explain` with a query. */
export async function get(path, query = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return answer(await fetch(url));
}

/**
 * The events of one user ("" for the one that the sandbox proposes). Calls `on.event({t, d})`, the first of which is
 * STATE, and `on.up()` / `on.down()` as the line comes and goes; tries again by itself, for ever, until close().
 */
export function events(user, on) {
  let socket = null;
  let closed = false;
  let wait = 250;
  let timer = 0;
  const open = () => {
    const url = new URL("events", BASE);
    url.protocol = "ws:";
    url.searchParams.set("user", user);
    socket = new WebSocket(url);
    socket.onopen = () => {
      wait = 250;
      on.up();
    };
    socket.onmessage = (message) => on.event(JSON.parse(message.data));
    socket.onclose = () => {
      if (closed) return;
      on.down();
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  open();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** A sandbox file's address on this very origin (127.0.0.1 and localhost are one machine), or null for one elsewhere. */
export function local(url) {
  if (!url) return null;
  let parsed;
  try {
    parsed = new URL(url, BASE);
  } catch {
    return null;
  }
  if (parsed.protocol === "data:" || parsed.protocol === "blob:") return url;
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(parsed.hostname);
  if (!loopback || parsed.port !== location.port) return null;
  return location.origin + parsed.pathname + parsed.search;
}
