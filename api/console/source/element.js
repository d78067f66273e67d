// Builds elements from names, attributes and text; nothing is ever read as markup.
const isShown = (child) => child !== null && child !== undefined && child !== false;

const set = (element, name, value) => {
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : value);
};

// Attributes that are null or false are left out; `on…` are listeners.
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  element.append(...children.flat(3).filter(isShown));
  Object.entries(attributes).forEach(([name, value]) => isShown(value) && set(element, name, value));
  return element;
};

// New content for `root`; the focus stays on what has the same id, else goes to the root or its title.
export const redraw = (root, ...children) => {
  const held = root.contains(document.activeElement) && document.activeElement !== root ? document.activeElement : null;
  const unfolded = new Set([...root.querySelectorAll("details[id][open]")].map(({ id }) => id));
  root.replaceChildren(...children.flat(3).filter(isShown));
  root.querySelectorAll("details[id]").forEach((details) => {
    if (unfolded.has(details.id)) details.open = true;
  });
  if (held) refocus(root, held.id);
};

const refocus = (root, id) => {
  const same = id && document.getElementById(id);
  const around = root.closest("section, aside, main, dialog");
  const title = root.hasAttribute("tabindex") ? root : around && around.querySelector("[tabindex='-1']");
  const found = same || title;
  if (found) found.focus({ preventScroll: true });
};

export const byId = (id) => document.getElementById(id);

export const button = (words, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, words);

// A button's key, shown on it and told to assistive technology.
export const withKey = (key) => [" ", make("kbd", { "aria-hidden": "true" }, key)];
