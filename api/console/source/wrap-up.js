// After the conversation: what came of it, the summary, the text message, then the export and the code.
import { openDialog } from "./dialog.js";
import { button, make, redraw } from "./element.js";
import { LANGUAGES, inOurs, say, sayIn, tag } from "./strings.js";
import { dayAndHour } from "./moments.js";
import { apart } from "./text.js";
import { paperButtons } from "./views/papers.js";
import { toldList } from "./views/told.js";

// As in api/agent_shapes.py.
const LONGEST_SUMMARY = 3000;

export const copy = async (text, said) => {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = say("copied");
  } catch {
    said.textContent = say("not_copied");
  }
};

const outcomes = (list) =>
  make("fieldset", { class: "outcomes" }, make("legend", {}, say("outcome")),
    list.map((outcome, place) => make("p", { class: "tick" },
      make("input", { type: "radio", name: "outcome", id: `outcome-${place}`, value: outcome.id, required: true, autofocus: !place }),
      make("label", { for: `outcome-${place}` }, inOurs(outcome)))));

// Whole lines from the beginning, as many as the server takes; how many more there were is said.
const fitted = (text, language) => {
  const lines = text.split("\n");
  const shortened = () => [...lines, sayIn(language, "and_more", { count: text.split("\n").length - lines.length })].join("\n");
  if (text.length <= LONGEST_SUMMARY) return text;
  while (lines.length && shortened().length > LONGEST_SUMMARY) lines.pop();
  return shortened();
};

// Both languages are kept while one is shown.
const written = (wrapUp, first) => {
  const drafts = Object.fromEntries(LANGUAGES.map((each) => [each, fitted(wrapUp.summary[each], each)]));
  let language = first;
  const said = make("p", { role: "status" });
  const summary = make("textarea", { id: "summary", rows: "7", maxlength: String(LONGEST_SUMMARY), oninput: () => { drafts[language] = summary.value; } });
  const message = make("textarea", { id: "text-message", rows: "4", readonly: true });
  const show = (chosen) => {
    language = chosen;
    [[summary, drafts], [message, wrapUp.text_message]].forEach(([field, texts]) => {
      field.value = texts[chosen];
      field.lang = tag(chosen);
    });
  };
  show(first);
  const choice = (each) => make("p", { class: "tick" },
    make("input", { type: "radio", name: "summary-language", id: `summary-${each}`, value: each, checked: each === first, onchange: () => show(each) }),
    make("label", { for: `summary-${each}`, lang: tag(each) }, sayIn(each, `language_${each}_own`)));
  const parts = [
    make("fieldset", { class: "line" }, make("legend", {}, say("summary_language")), LANGUAGES.map(choice)),
    make("label", { for: "summary" }, say("summary")), summary,
    make("label", { for: "text-message" }, say("text_message")), message,
    make("p", { class: "line" }, button(say("copy_message"), () => copy(message.value, said), { class: "quiet" }), said),
  ];
  return { parts, value: () => summary.value };
};

export const codeFor = async (desk, id, place) => {
  const made = await desk.attempt(() => desk.server.post(`/cases/${encodeURIComponent(id)}/code`));
  if (made) redraw(place, say("code_told"), " ", apart(made.code, { class: "code" }), " ", say("code_until", { time: dayAndHour(made.expires_at) }));
};

const afterwards = (desk, { id, channel }) => {
  const code = make("p", { role: "status" });
  const onward = channel === "call" && make("li", {}, button(say("code_for_chat"), () => codeFor(desk, id, code)));
  return [
    make("p", { role: "status", tabindex: "-1", id: "closed-said" }, say("case_closed")),
    make("ul", { class: "choices" },
      make("li", {}, make("a", { class: "choice", href: `/api/v1/agent/cases/${encodeURIComponent(id)}/vcon`, download: `${id}.vcon.json` }, say("export_vcon"))),
      onward || []),
    code,
  ];
};

const close = async (event, desk, body, text) => {
  event.preventDefault();
  const closing = desk.case;
  const outcome = new FormData(event.target).get("outcome");
  const done = await desk.change("/close", { outcome, summary: text.value(), seen: desk.seen });
  if (!done) return;
  // Kept here: news that was on its way may still show the case as it was.
  text.ended = true;
  redraw(body, afterwards(desk, closing));
  document.getElementById("closed-said").focus();
};

const list = (title, ...content) => make("details", {}, make("summary", {}, title), content);

export const openWrapUp = async (desk) => {
  if (!desk.isMine) return;
  // In a call nobody else writes: what was said last is what the agent typed.
  if (desk.case.channel === "call") await desk.reload();
  const wrapUp = await desk.attempt(() => desk.server.get(desk.path("/wrap-up")));
  if (!wrapUp) return;
  const text = written(wrapUp, desk.case.language);
  const { body, closed } = openDialog(say("wrap_up"), [], { className: "wrap-up" });
  redraw(body, make("form", { onsubmit: (event) => close(event, desk, body, text) },
    outcomes(wrapUp.outcomes), text.parts,
    list(say("told_already"), toldList(wrapUp.told)),
    wrapUp.papers.length ? list(say("papers"), paperButtons(wrapUp.papers, desk.case.language, desk)) : null,
    make("p", {}, make("button", { type: "submit" }, say("close_case")))));
  const [first] = body.querySelectorAll("[name=outcome]");
  if (first) first.focus();
  await closed;
  if (text.ended) desk.leaveCase();
};
