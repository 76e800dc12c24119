// Small helpers around the DOM. Text reaches the page only here, and only as text nodes.

const byId = (id) => document.getElementById(id);

// Makes an element. Attributes are set as attributes, `on` holds event handlers; children are elements or text.
function el(tag, attributes = {}, ...children) {
  const { on = {}, ...rest } = attributes;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(rest)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const [name, handler] of Object.entries(on)) element.addEventListener(name, handler);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const button = (text, handler, attributes = {}) =>
  el("button", { type: "button", ...attributes, on: { click: handler } }, text);

// A name from the articles: isolated, so that its direction marks cannot reorder what stands beside it.
const nameText = (text) => el("bdi", {}, text || "(no name)");

// A link, when the address is one that a reader may follow; else plain text.
function link(url, text) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    return nameText(text);
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return nameText(text);
  return el("a", { href: parsed.href, target: "_blank", rel: "noopener noreferrer" }, nameText(text));
}

// Tells readers who cannot see the graph what has changed.
function announce(text) {
  byId("status").textContent = text;
}

// Draws a part of the page anew without losing the place of who uses the keyboard: the same control keeps the focus,
// or the heading gets it where there is other content now.
function redraw(home, draw) {
  const controls = () => [...home.querySelectorAll("button, summary, a")];
  const held = document.activeElement;
  const [inside, at, text] = [home !== held && home.contains(held), controls().indexOf(held), held?.textContent];
  draw();
  if (!inside) return;
  const same = controls()[at];
  (same?.textContent === text ? same : home.querySelector("h2"))?.focus();
}

const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

function debounced(run, wait) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), wait);
  };
}
