// A live chat: what was said, the agent's answer, and the official sentence beside it.
import { answer } from "../chat.js";
import { byId, make, redraw, withKey } from "../element.js";
import { languageName } from "../moments.js";
import { say } from "../strings.js";
import { addToBox, composer, draftOf, setBox } from "./composer.js";
import { factList, whereTo } from "./facts.js";
import { drawLines, linesFrame } from "./lines.js";
import { fill } from "./message.js";
import { sayThis } from "./script.js";

const send = (desk) => async (text) => {
  const { id } = desk.case;
  const button = byId("send");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  const taken = await answer(desk, text);
  button.removeAttribute("aria-disabled");
  if (!taken) return;
  if (desk.case && desk.case.id === id && draftOf(desk).trim() === text) setBox(desk, "");
  else if (desk.drafts.get(id) === text) desk.drafts.delete(id);
};

const writing = (desk) =>
  desk.isMine && [
    make("div", { class: "beside" },
      composer(desk, { label: [say("your_answer"), withKey("F8")], hint: say("your_answer_hint"), submit: say("send"), rows: "5", send: send(desk) }),
      make("section", { id: "official", "aria-labelledby": "official-title" },
        make("h3", { id: "official-title" }, say("official_sentence")), make("div", { id: "official-words", tabindex: "0", role: "group", "aria-labelledby": "official-title" }))),
    linesFrame(desk),
  ];

export const chatFrame = (desk) => [
  make("p", { class: "language-mark" }, say("person_writes_in"), " ", make("strong", { id: "person-language" })),
  make("section", { id: "answer", class: "transcript", tabindex: "-1", "aria-labelledby": "log-title" },
    make("h3", { id: "log-title" }, say("conversation")),
    make("div", { id: "log", role: "log", "aria-labelledby": "log-title", tabindex: "0" })),
  writing(desk),
  make("div", { id: "behind" }),
];

const official = (desk) => {
  const { suggestion } = desk.view;
  return suggestion ? sayThis(suggestion.script, "official", (text) => addToBox(desk, text)) : make("p", { class: "hint" }, say("no_suggestion"));
};

export const drawChat = (desk) => {
  const { suggestion, messages } = desk.view;
  byId("person-language").textContent = languageName(desk.case.language);
  fill(byId("log"), messages, false);
  redraw(byId("behind"), suggestion ? [factList(suggestion.facts), whereTo(suggestion)] : []);
  if (!byId("official-words")) return;
  redraw(byId("official-words"), official(desk));
  drawLines(desk);
};
