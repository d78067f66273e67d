// Sentences prepared for live chats, in both languages, found by typing a part of them.
import { byId, make, redraw } from "../element.js";
import { LANGUAGES, say, tag } from "../strings.js";
import { addToBox } from "./composer.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const matches = (line, sought) => LANGUAGES.some((language) => plain(line[language]).includes(sought));

// Each button has an id of its own: the list is drawn again with every news of the chat, under a hand on the keyboard.
const row = (desk) => (line) =>
  make("li", { class: "both" }, LANGUAGES.map((language) =>
    make("button", { type: "button", id: `line-${desk.lines.indexOf(line)}-${language}`, class: "choice", lang: tag(language), dir: "auto", onclick: () => addToBox(desk, line[language]) }, line[language])));

const list = (desk, filter) => {
  const found = desk.lines.filter((line) => matches(line, plain(filter)));
  redraw(byId("line-list"), found.map(row(desk)));
  byId("line-count").textContent = say("lines_found", { count: found.length });
};

// Up and down go from sentence to sentence; above the first is the field.
const walk = (event) => {
  const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const buttons = [...byId("line-list").querySelectorAll("button")];
  const place = buttons.indexOf(document.activeElement);
  const inField = document.activeElement.id === "line-filter";
  if (!step || !buttons.length || (inField && event.key !== "ArrowDown")) return;
  event.preventDefault();
  const next = inField ? 0 : place + step;
  (buttons[next] || (next < 0 ? byId("line-filter") : buttons[place])).focus();
};

export const linesFrame = (desk) =>
  make("details", { id: "lines", open: true, onkeydown: walk }, make("summary", {}, say("lines")),
    make("label", { for: "line-filter" }, say("filter_lines")),
    make("input", { id: "line-filter", type: "search", maxlength: "60", autocomplete: "off", "aria-describedby": "line-count", oninput: ({ target }) => list(desk, target.value) }),
    make("p", { id: "line-count", class: "hint", role: "status" }),
    make("ul", { id: "line-list", class: "lines" }));

export const drawLines = (desk) => list(desk, byId("line-filter").value);

export const fetchLines = async (desk) => {
  const answer = await desk.quietly(() => desk.server.get("/lines"));
  if (answer) desk.lines = answer.lines;
};
