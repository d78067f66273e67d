// What was understood of the caller's words, and one key to correct it.
import { correct, topicWords } from "../call.js";
import { button, make, withKey } from "../element.js";
import { say } from "../strings.js";
import { apart } from "../text.js";

const alternative = (desk) => ({ topic }, place) =>
  make("li", {}, button([apart(topicWords(desk.view.suggestion, topic)), withKey(`Alt+${place + 1}`)], () => correct(desk, place + 1),
    { class: "choice", "aria-keyshortcuts": `Alt+${place + 1}` }));

export const understanding = (desk) => {
  const { suggestion } = desk.view;
  const { topic, alternatives } = suggestion.understanding;
  const urgent = ["emergency", "distress"].includes(topic);
  return make("section", { class: "understood line", "aria-labelledby": "understood-title" },
    make("h3", { id: "understood-title" }, say("understood")),
    make("p", { class: urgent ? "topic danger" : "topic" }, apart(topicWords(suggestion, topic))),
    alternatives.length ? [make("p", { class: "hint", id: "rather" }, say("rather")),
      make("ul", { class: "choices", "aria-labelledby": "rather" }, alternatives.slice(0, 3).map(alternative(desk)))] : null);
};
