// A call: the caller's words go in, what to say comes out.
import { ask, choose } from "../call.js";
import { button, byId, make, redraw, withKey } from "../element.js";
import { inOurs, other, say, spoken, tag } from "../strings.js";
import { apart } from "../text.js";
import { composer, draftOf, setBox } from "./composer.js";
import { factList, whereTo } from "./facts.js";
import { fill } from "./message.js";
import { nextQuestions, sayThis } from "./script.js";
import { understanding } from "./understanding.js";

const send = (desk) => (text) => {
  const { id } = desk.case;
  setBox(desk, "");
  return ask(desk, { text }, () => {
    if (desk.case && desk.case.id === id && !draftOf(desk)) setBox(desk, text);
  });
};

const choice = (desk) => ({ title }, place) => {
  const foreign = title[other(spoken())];
  return make("li", {}, button([place < 9 ? [make("kbd", { "aria-hidden": "true" }, String(place + 1)), " "] : [], apart(inOurs(title)),
    foreign && foreign !== inOurs(title) ? [" ", apart(foreign, { lang: tag(other(spoken())), class: "foreign" })] : []],
  () => choose(desk, place + 1), { class: "choice", "aria-keyshortcuts": place < 9 && String(place + 1) }));
};

const choices = (desk) =>
  desk.view.suggestion.choices.length
    ? make("section", { "aria-labelledby": "choices-title" }, make("h3", { id: "choices-title" }, say("choices")),
        make("ul", { class: "choices" }, desk.view.suggestion.choices.map(choice(desk))))
    : null;

const answer = (desk) => {
  const { suggestion } = desk.view;
  if (!suggestion) return make("p", { class: "hint" }, say("no_suggestion"));
  return [suggestion.understanding && understanding(desk), sayThis(suggestion.script, "say_this"), choices(desk), nextQuestions(suggestion.next_questions), factList(suggestion.facts), whereTo(suggestion)];
};

export const callFrame = (desk) => {
  const box = composer(desk, { label: [say("caller_says"), withKey("F8")], hint: say("caller_says_hint"), submit: say("ask"), rows: "2", send: send(desk) });
  return [
    desk.isMine ? box : null,
    make("section", { id: "answer", class: "answer", tabindex: "-1", "aria-label": say("answer_region") }),
    make("details", { id: "said-so-far" }, make("summary", {}, say("said_so_far")),
      make("div", { id: "log", role: "log", "aria-label": say("said_so_far"), "aria-live": "off", tabindex: "0" })),
  ];
};

export const drawCall = (desk) => {
  redraw(byId("answer"), answer(desk));
  fill(byId("log"), desk.view.messages, true);
};
