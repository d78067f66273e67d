// One case in words: where it came from, in which language, what about, since when.
import { make } from "../element.js";
import { languageName, sinceWords } from "../moments.js";
import { inOurs, say, topicTitle } from "../strings.js";
import { apart } from "../text.js";

export const since = (iso) => make("time", { datetime: iso, "data-since": "" }, sinceWords(iso));

export const dangerMark = ({ danger }) => danger && make("strong", { class: "danger" }, say(`danger_${danger}`));

export const caseWords = (each) => [
  dangerMark(each),
  make("span", { class: "about" }, say(`channel_${each.channel}`), " · ", languageName(each.language), " · ", since(each.since)),
  each.topic ? make("span", { class: "topic" }, apart(topicTitle(each.topic))) : null,
  ...(each.situations || []).map((situation) => make("span", { class: "situation" }, apart(inOurs(situation)))),
];
