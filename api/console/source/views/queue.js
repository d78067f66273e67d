// Who waits, longest first, and the agent's own cases.
import { button, make, redraw, withKey } from "../element.js";
import { inOurs, say } from "../strings.js";
import { apart } from "../text.js";
import { caseWords } from "./case-line.js";

const called = (each, key) => ({ id: `${key}-${each.id}`, "aria-describedby": `about-${each.id}` });

const entry = (each, buttons) =>
  make("li", { class: each.danger ? "case in-danger" : "case" },
    make("div", { id: `about-${each.id}`, class: "case-words" }, caseWords(each)),
    make("div", { class: "line" }, buttons));

const waiting = (desk, each, place) =>
  entry(each, [
    button([say("take"), place ? [] : withKey("F4")], () => desk.take(each.id), called(each, "take")),
    button(say("look"), () => desk.open(each.id), { class: "quiet", ...called(each, "look") }),
  ]);

const mine = (desk, each) => {
  const open = desk.case && desk.case.id === each.id;
  const unseen = each.unseen && !open ? make("strong", { class: "unseen" }, say("unseen", { count: each.unseen })) : [];
  return entry(each, [button([say(open ? "is_open" : "open_case"), " ", unseen], () => desk.open(each.id), {
    class: open ? "current" : "quiet", "aria-current": open && "true", ...called(each, "open") })]);
};

const list = (items, none) => (items.length ? make("ul", { class: "cases" }, items) : make("p", { class: "hint" }, none));

const heading = (id, words, count) => make("h3", { id, tabindex: "-1" }, words, " ", make("span", { class: "count" }, String(count)));

export const queueView = (root) => (desk) => {
  const { queue } = desk;
  const behind = queue.total - queue.waiting.length;
  redraw(root,
    queue.open ? null : make("p", { class: "closed" }, say("desk_closed"), " ", apart(inOurs(queue.hours))),
    heading("waiting-title", say("waiting"), queue.total),
    list(queue.waiting.map((each, place) => waiting(desk, each, place)), say("nobody_waits")),
    behind > 0 ? make("p", { class: "hint" }, say("more_wait", { count: behind })) : null,
    heading("mine-title", say("mine"), queue.mine.length),
    list(queue.mine.map((each) => mine(desk, each)), say("none_mine")));
};
