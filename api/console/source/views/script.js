// What to say, in French and in English side by side, and the next question in both.
import { make } from "../element.js";
import { say, sayIn, tag } from "../strings.js";
import { inBoth, paragraphs } from "../text.js";

// `use`: puts the sentence into the box of a live chat.
export const sayThis = (script, key, use) =>
  make("div", { class: "both script" }, inBoth(script, (lines, language) =>
    make("section", { lang: tag(language), "aria-labelledby": `script-${language}` },
      make("h3", { id: `script-${language}` }, sayIn(language, key)),
      lines && lines.length ? paragraphs(lines) : make("p", { class: "hint" }, sayIn(language, "nothing_to_say")),
      use && lines && lines.length
        ? make("button", { type: "button", class: "quiet", id: `use-${language}`, onclick: () => use(lines.join("\n")) }, sayIn(language, "use"))
        : null)));

export const nextQuestions = (questions) =>
  questions.length
    ? make("section", { class: "next", "aria-labelledby": "next-title" },
        make("h3", { id: "next-title" }, say("next_question")),
        questions.map((question) => make("div", { class: "both" }, inBoth(question, (text, language) =>
          make("p", { lang: tag(language), dir: "auto" }, text)))))
    : null;
