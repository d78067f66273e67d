// Who wants to be called back; a number is shown when somebody is about to call it, and not before.
import { button, make, redraw } from "../element.js";
import { dayAndHour, languageName } from "../moments.js";
import { say } from "../strings.js";
import { apart, link } from "../text.js";

const revealed = new Map();

export const fetchCallBacks = async (desk) => {
  const answer = await desk.quietly(() => desk.server.get("/call-backs"));
  if (answer) desk.callBacks = answer.call_backs;
  desk.changed("call-backs");
};

const path = ({ id }, what) => `/call-backs/${encodeURIComponent(id)}/${what}`;

const reveal = async (desk, each) => {
  const answer = await desk.attempt(() => desk.server.post(path(each, "reveal")));
  if (answer) revealed.set(each.id, answer.phone);
  desk.changed("call-backs");
};

const done = async (desk, each) => {
  await desk.attempt(() => desk.server.post(path(each, "done")));
  revealed.delete(each.id);
  await fetchCallBacks(desk);
};

const number = (desk, each) => {
  const phone = revealed.get(each.id);
  if (!phone) return button(say("reveal"), () => reveal(desk, each), { id: `reveal-${each.id}`, class: "quiet", "aria-describedby": `back-${each.id}` });
  return link(`tel:${phone.replace(/[^\d+]/g, "")}`, phone, { class: "choice", id: `reveal-${each.id}` });
};

const row = (desk) => (each) =>
  make("li", { class: "case" },
    make("div", { class: "case-words", id: `back-${each.id}` },
      make("span", { class: "about" }, languageName(each.language), " · ", say("asked_at", { time: dayAndHour(each.at) })),
      each.when ? make("span", { class: "topic" }, say("call_when"), " ", apart(each.when)) : null,
      make("span", { class: "hint" }, say("until", { time: dayAndHour(each.expires_at) }))),
    make("div", { class: "line" }, number(desk, each),
      button(say("called_back"), () => done(desk, each), { class: "quiet", id: `done-${each.id}`, "aria-describedby": `back-${each.id}` })));

export const callBacksView = (root) => (desk) =>
  redraw(root,
    make("h3", { id: "call-backs-title", tabindex: "-1" }, say("call_backs"), " ", make("span", { class: "count" }, String(desk.callBacks.length))),
    desk.callBacks.length ? make("ul", { class: "cases" }, desk.callBacks.map(row(desk))) : make("p", { class: "hint" }, say("no_call_backs")));
