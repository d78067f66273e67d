// Above the open case: what it is, and what can be done with it.
import { giveBack } from "../chat.js";
import { button, make, redraw, withKey } from "../element.js";
import { inOurs, say } from "../strings.js";
import { apart, paragraphs } from "../text.js";
import { openTransfer } from "../transfer.js";
import { codeFor, openWrapUp } from "../wrap-up.js";
import { caseWords } from "./case-line.js";

const own = (desk) => [
  button([say("wrap_up"), withKey("F10")], () => openWrapUp(desk), { id: "do-wrap-up" }),
  button(say("transfer"), () => openTransfer(desk), { class: "quiet", id: "do-transfer" }),
  desk.case.channel === "call"
    ? button(say("code_for_chat"), () => codeFor(desk, desk.case.id, document.getElementById("code-told")), { class: "quiet", id: "do-code" })
    : button(say("give_back"), () => giveBack(desk), { class: "quiet", id: "do-give-back" }),
];

const actions = (desk) => {
  if (desk.isMine) return own(desk);
  return desk.case.state === "waiting" ? [button(say("take"), () => desk.take(desk.case.id), { id: "do-take" })] : [];
};

const holder = (desk) => {
  const { state, owner } = desk.case;
  if (desk.isMine) return say("held_by_you");
  return state === "agent" && owner ? [say("held_by"), " ", apart(owner)] : say(`state_${state}`);
};

const summary = (desk) => {
  const lines = inOurs(desk.view.summary) || [];
  return lines.length ? make("details", { id: "summary-so-far", open: desk.case.channel !== "call" }, make("summary", {}, say("summary_so_far")), paragraphs(lines)) : null;
};

// The question about danger was not ticked as asked.
const dangerLeft = (desk) => {
  const lines = (desk.view.suggestion && desk.view.suggestion.checklist) || [];
  const ticked = desk.ticked.get(desk.case.id) || new Set();
  const place = lines.findIndex(({ id, urgent }) => urgent && !ticked.has(id));
  if (place < 0 || !desk.isMine) return null;
  return button([say("danger_not_asked"), withKey("F7")], () => document.getElementById(`do-not-forget-${place}`).focus(), { class: "danger", id: "danger-left" });
};

export const caseBar = (root) => (desk) => {
  const told = document.getElementById("code-told");
  const same = root.dataset.case === desk.case.id;
  root.dataset.case = desk.case.id;
  redraw(root,
    make("div", { class: "case-words" }, caseWords(desk.case), make("span", { class: "hint" }, holder(desk))),
    make("div", { class: "line" }, dangerLeft(desk), actions(desk), button(say("leave_case"), () => desk.leaveCase(), { class: "quiet", id: "do-leave" })),
    same && told ? told : make("p", { id: "code-told", role: "status" }),
    summary(desk));
};
