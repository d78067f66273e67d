// The open case: its bar, and under it a call or a chat.
import { byId, make, redraw } from "../element.js";
import { say } from "../strings.js";
import { callFrame, drawCall } from "./call.js";
import { caseBar } from "./case-bar.js";
import { chatFrame, drawChat } from "./chat.js";

const isCall = (desk) => desk.case.channel === "call";

const title = (desk) => {
  if (!desk.case) return say("no_case");
  return say(isCall(desk) ? "a_call" : "a_chat");
};

const drawParts = (desk) => {
  if (!desk.case) return;
  caseBar(byId("case-bar"))(desk);
  (isCall(desk) ? drawCall : drawChat)(desk);
};

const empty = () => [make("p", {}, say("no_case_hint"))];

export const middleView = (root) => ({
  // Another case, or another holder of it: all anew, and the focus where one goes on.
  open: (desk, { focus = true } = {}) => {
    byId("case-title").textContent = title(desk);
    redraw(root, desk.case ? [make("div", { id: "case-bar" }), (isCall(desk) ? callFrame : chatFrame)(desk)] : empty());
    drawParts(desk);
    if (focus) (byId("box") || byId("case-title")).focus();
  },
  news: drawParts,
  bar: (desk) => caseBar(byId("case-bar"))(desk),
});
