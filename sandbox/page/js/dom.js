// Building elements: h("button.primary", {onclick}, "Save"). Text always arrives as text nodes, never as markup.

/** An element from `tag.class.class`, properties and children (nodes, strings, arrays; null and false are skipped). */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  set(element, props);
  append(element, children);
  return element;
}

/** Sets listeners (onclick), data (dataset), styles (style object), booleans and attributes. */
export function set(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "style") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else if (name === "class") element.classList.add(...value.split(" ").filter(Boolean));
    else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
}

/** Appends children as h() does. */
export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** Replaces everything inside. */
export function fill(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

/** The element with this id; a missing one is a mistake in the page and says so. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id}`);
  return element;
}

let counter = 0;
/** A fresh id, for labels and controls that belong together. */
export function freshId(prefix = "x") {
  counter += 1;
  return `${prefix}-${counter}`;
}
