// One message of a conversation: who, when, the text as text, what could be chosen, its sources.
import { make } from "../element.js";
import { hour, languageName } from "../moments.js";
import { say, spoken, tag } from "../strings.js";
import { paragraphs } from "../text.js";
import { sourceList } from "./sources.js";

const ROLES = ["user", "bot", "agent", "system"];

export const message = (each, isCall) => {
  const role = ROLES.includes(each.role) ? each.role : "system";
  const who = say(role === "user" && isCall ? "role_caller" : `role_${role}`);
  const foreign = each.language !== spoken() ? [" · ", languageName(each.language)] : [];
  const buttons = (each.buttons || []).map(({ title }) => make("li", { dir: "auto" }, title));
  return make("div", { class: `message ${role}`, id: `m-${each.id}` },
    make("p", { class: "who" }, who, " · ", make("time", { datetime: each.at }, hour(each.at)), foreign),
    make("div", { class: "said", lang: tag(each.language) }, paragraphs(each.text),
      buttons.length ? make("ul", { class: "offered", "aria-label": say("offered") }, buttons) : null),
    each.sources && each.sources.length ? make("details", { id: `s-${each.id}` }, make("summary", {}, say("sources")), sourceList(each.sources)) : null);
};

// Adds what is new; the rest stays, so that a screen reader reads each message once.
export const fill = (log, messages, isCall) => {
  const known = new Set([...log.children].map(({ id }) => id));
  const order = messages.map(({ id }) => `m-${id}`);
  [...log.children].filter(({ id }) => !order.includes(id)).forEach((gone) => gone.remove());
  const fresh = messages.filter(({ id }) => !known.has(`m-${id}`));
  fresh.forEach((each) => log.append(message(each, isCall)));
  if (fresh.length) log.scrollTop = log.scrollHeight;
};
