// The code that somebody in the chat reads out on the phone: it opens their conversation here.
import { make, redraw } from "../element.js";
import { say } from "../strings.js";

const redeem = async (event, desk) => {
  event.preventDefault();
  const field = event.target.elements.code;
  const code = field.value.trim();
  if (!code) return field.focus();
  const view = await desk.redeem(code);
  if (view) field.value = "";
  return view;
};

export const codeBox = (root) => (desk) => {
  const typed = root.querySelector("input");
  redraw(root, make("form", { onsubmit: (event) => redeem(event, desk) },
    make("label", { for: "code" }, say("code_from_caller")),
    make("div", { class: "line" },
      make("input", { id: "code", name: "code", maxlength: "40", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", value: typed ? typed.value : "" }),
      make("button", { type: "submit", class: "quiet" }, say("open_by_code")))));
};
