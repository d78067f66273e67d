// A box in which the agent types; what stands in it is kept per case until it was sent.
import { byId, make } from "../element.js";

export const draftOf = (desk) => desk.drafts.get(desk.case.id) || "";

const keep = (desk, text) => desk.drafts.set(desk.case.id, text);

// `send`: what is done with the text when Enter is pressed.
export const composer = (desk, { label, hint, submit, rows, send }) => {
  const sendTyped = (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text) send(text);
    box.focus();
  };
  const press = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) sendTyped(event);
    if (event.key !== "Escape") return;
    event.preventDefault();
    byId("answer").focus();
  };
  const box = make("textarea", {
    id: "box", rows, dir: "auto", autocomplete: "off", "aria-describedby": "box-hint",
    "aria-keyshortcuts": "F8", value: draftOf(desk), onkeydown: press, oninput: () => keep(desk, box.value),
  });
  return make("form", { class: "composer", onsubmit: sendTyped },
    make("label", { for: "box" }, label),
    make("div", { class: "box-line" }, box, make("button", { type: "submit", id: "send" }, submit)),
    make("p", { class: "hint", id: "box-hint" }, hint));
};

export const setBox = (desk, text) => {
  keep(desk, text);
  const box = byId("box");
  if (box) box.value = text;
};

// Behind what was already typed.
export const addToBox = (desk, text) => {
  const before = draftOf(desk).trimEnd();
  setBox(desk, before ? `${before}\n${text}` : text);
  byId("box").focus();
};
