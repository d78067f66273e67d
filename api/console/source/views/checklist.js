// What must not be forgotten; the question about danger is red until it is ticked as asked.
import { make, redraw } from "../element.js";
import { LANGUAGES, inOurs, say, tag } from "../strings.js";

const tickedIn = (desk) => {
  const { id } = desk.case;
  if (!desk.ticked.has(id)) desk.ticked.set(id, new Set());
  return desk.ticked.get(id);
};

const words = (line) =>
  line.urgent ? LANGUAGES.map((language) => make("span", { class: "in-one", lang: tag(language), dir: "auto" }, line[language])) : make("span", { dir: "auto" }, inOurs(line));

const row = (desk, line, place) => {
  const ticked = tickedIn(desk);
  const done = ticked.has(line.id);
  const change = ({ target }) => {
    if (target.checked) ticked.add(line.id);
    else ticked.delete(line.id);
    desk.changed("ticked");
  };
  return make("li", { class: line.urgent && !done ? "tick urgent" : "tick" },
    make("input", { type: "checkbox", id: `do-not-forget-${place}`, checked: done, onchange: change }),
    make("label", { for: `do-not-forget-${place}` },
      line.urgent ? make("strong", { class: "mark" }, say(done ? "asked" : "not_asked_yet"), " ") : null, words(line)));
};

export const checklistView = (root) => (desk) => {
  const lines = (desk.view && desk.view.suggestion && desk.view.suggestion.checklist) || [];
  redraw(root, lines.length ? make("ul", { class: "checklist" }, lines.map((line, place) => row(desk, line, place))) : make("p", { class: "hint" }, say("no_checklist")));
};
