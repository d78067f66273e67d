// A text of the server as paragraphs and lists; always as text, never as markup.
import { html } from "lit";

const BULLET = /^[-•] /, NUMBER = /^\d{1,2}[.)] /;

const kindOf = (line) => (BULLET.test(line) ? "ul" : NUMBER.test(line) ? "ol" : "p");

const blocks = (text) => {
  const found = [];
  text.split("\n").filter((line) => line.trim()).forEach((line) => {
    const kind = kindOf(line), last = found[found.length - 1];
    if (kind !== "p" && last && last.kind === kind) last.lines.push(line);
    else found.push({ kind, lines: [line] });
  });
  return found;
};

const items = (lines, mark) => lines.map((line) => html`<li>${line.replace(mark, "")}</li>`);

const shown = ({ kind, lines }) => {
  if (kind === "ul") return html`<ul>${items(lines, BULLET)}</ul>`;
  if (kind === "ol") return html`<ol>${items(lines, NUMBER)}</ol>`;
  return html`<p>${lines[0]}</p>`;
};

// `drawn`: its list is drawn below as a checklist or as cards.
export const paragraphs = (text, drawn) =>
  blocks(text).filter(({ kind }) => !drawn || kind !== "ul").map(shown);
