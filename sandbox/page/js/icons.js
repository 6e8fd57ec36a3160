// The page's icons: our own outlines on a 24-unit grid, drawn in the colour of the text around them.

const SHAPES = {
  hash: "M9 4 7 20M17 4l-2 16M4.5 9H20M4 15h15.5",
  voice: "M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
  forum: "M4 5h16v10H10l-4 4v-4H4zM8 9h8M8 12h5",
  megaphone: "M4 10v4h4l8 5V5l-8 5zM19 9v6",
  thread: "M6 5v7a3 3 0 0 0 3 3h9M14 11l4 4-4 4",
  reply: "M10 7 4 13l6 6M4 13h9a7 7 0 0 1 7 7",
  edit: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  forward: "M14 7l6 6-6 6M20 13h-9a7 7 0 0 0-7 7",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2 .8 3.5 2.8 3.5 5.5",
  chat: "M4 5h16v11H11l-5 4v-4H4z",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
  lens: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4M9 9a2.2 2.2 0 1 1 2.5 2.2v1.3M11.4 14.5h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  upload: "M12 16V4M7 9l5-5 5 5M4 20h16",
  poll: "M5 20V10M12 20V4M19 20v-7",
  copy: "M8 8h12v12H8zM4 16V4h12",
  pin: "M9 4h6l-1 6 4 4H6l4-4zM12 14v6",
  apps: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
  down: "M6 9l6 6 6-6",
  right: "M9 6l6 6-6 6",
  check: "M5 12l5 5 9-10",
  send: "M4 12 20 4l-4 16-4-7zM12 13l8-9",
  eye: "M2 12c2.5-5 6-7 10-7s7.5 2 10 7c-2.5 5-6 7-10 7s-7.5-2-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  warn: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  at: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7",
};

/** An icon, hidden from screen readers: the control around it carries the name. */
export function icon(name, size = 20) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name] ?? SHAPES.warn);
  svg.append(path);
  return svg;
}
