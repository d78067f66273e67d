// Papers that can be made for the person: each opens its form.
import { make, redraw } from "../element.js";
import { openPaper } from "../paper.js";
import { inOurs, say } from "../strings.js";
import { apart } from "../text.js";

// Forms that are filled in elsewhere (the check of a notice by its reference) belong to the person's own chat.
const canBeMade = (kind) => document.body.dataset.papers.split(" ").includes(kind);

const entry = (language, desk) => ({ kind, title }) =>
  canBeMade(kind)
    ? make("li", {}, make("button", { type: "button", class: "choice", onclick: () => openPaper(desk, kind, language) }, apart(inOurs(title))))
    : make("li", { class: "elsewhere" }, apart(inOurs(title)), " ", make("span", { class: "hint" }, say("form_in_the_chat")));

export const paperButtons = (papers, language, desk) => make("ul", { class: "choices" }, papers.map(entry(language, desk)));

export const papersView = (root) => (desk) => {
  const forms = (desk.view && desk.view.suggestion && desk.view.suggestion.forms) || [];
  redraw(root, forms.length ? paperButtons(forms, desk.case.language, desk) : make("p", { class: "hint" }, say("no_papers")));
};
