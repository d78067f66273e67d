// The caller's words and choices, one after the other: the dialogue answers in the order in which they were said.
import { notice, tell, warn } from "./announcing.js";
import { byId } from "./element.js";
import { Problem } from "./server.js";
import { inOurs, say, topicTitle } from "./strings.js";

const LATE_SECONDS = 3;
const DANGERS = ["emergency", "distress"];
let last = Promise.resolve();
let asked = 0;

// While something is looked up, what stands there answers something earlier.
const busy = (more) => {
  asked += more;
  const region = byId("answer");
  if (region && asked) region.setAttribute("aria-busy", "true");
  else if (region) region.removeAttribute("aria-busy");
};

export const topicWords = ({ topic_names: names = {} }, topic) => {
  if (!topic) return say("not_understood");
  return Object.hasOwn(names, topic) ? inOurs(names[topic]) : topicTitle(topic);
};

const announce = (suggestion) => {
  const { topic } = suggestion.understanding || {};
  const words = topicWords(suggestion, topic);
  if (DANGERS.includes(topic)) warn(say("danger_understood", { topic: words }));
  else tell(say("understood_as", { topic: words }));
};

const take = (desk, id, suggestion) => {
  if (!desk.case || desk.case.id !== id) return;
  desk.view = { ...desk.view, suggestion };
  announce(suggestion);
  desk.changed("case");
  // What was told and the transcript have grown.
  desk.reload();
};

const send = async (desk, id, body, giveBack) => {
  try {
    take(desk, id, await desk.server.post("/suggestions", { ...body, call: id }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    notice(error.words);
    // The words were taken, and are being thought about: the answer comes by itself.
    if (error.code === "no_answer_yet") setTimeout(() => desk.reload(), LATE_SECONDS * 1000);
    else giveBack();
  }
};

// `body`: {"text"}, {"payload"} or {"topic"}; `giveBack` is called when it was not taken.
export const ask = (desk, body, giveBack = () => {}) => {
  const { id } = desk.case;
  busy(1);
  last = last.then(() => send(desk, id, body, giveBack)).finally(() => busy(-1));
  return last;
};

// The number of a choice or of another understanding, counted from 1.
export const choose = (desk, number) => {
  const choice = desk.view.suggestion.choices[number - 1];
  return choice ? ask(desk, { payload: choice.payload }) : null;
};

export const correct = (desk, number) => {
  const { alternatives = [] } = desk.view.suggestion.understanding || {};
  const other = alternatives[number - 1];
  return other ? ask(desk, { topic: other.topic }) : null;
};
