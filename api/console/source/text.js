// Texts of the server and of people: as paragraphs and lists, each kept apart from what stands around it.
import { make } from "./element.js";
import { LANGUAGES } from "./strings.js";

const BULLET = /^[-•] /;

const blocks = (lines) => {
  const found = [];
  lines.filter((line) => line.trim()).forEach((line) => {
    const last = found[found.length - 1];
    if (BULLET.test(line) && Array.isArray(last)) last.push(line);
    else found.push(BULLET.test(line) ? [line] : line);
  });
  return found;
};

// `texts`: one, or several; a line that begins with a dash is an item of a list.
export const paragraphs = (texts) => blocks([texts].flat().flatMap((text) => String(text).split("\n"))).map(shown);

const shown = (block) =>
  Array.isArray(block)
    ? make("ul", {}, block.map((line) => make("li", { dir: "auto" }, line.replace(BULLET, ""))))
    : make("p", { dir: "auto" }, block);

// A card: what stands before a list is its title.
export const titled = (lines) =>
  blocks(lines).map((block, place, all) => (typeof block === "string" && Array.isArray(all[place + 1]) ? make("h4", { dir: "auto" }, block) : shown(block)));

// Words of others inside a sentence of ours.
export const apart = (words, attributes = {}) => make("bdi", attributes, words);

export const inBoth = (text, draw) => LANGUAGES.map((language) => draw(text[language], language));

const OUTSIDE = /^(?:https?|tel|mailto|sms):/i;

export const link = (url, words, attributes = {}) => {
  if (!OUTSIDE.test(url || "")) return apart(words);
  const away = /^https?:/i.test(url) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return make("a", { href: url, dir: "auto", ...away, ...attributes }, words);
};
