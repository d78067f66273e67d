// What the keyboard does everywhere, and the list of it.
import { isOpen, openDialog } from "./dialog.js";
import { make } from "./element.js";
import { say } from "./strings.js";

// Keys as they are printed, or what they are called in each language; and the sentence that says what each does.
export const LIST = [
  ["F1, ?", "key_list"],
  ["F2", "key_new_call"],
  ["shift_f2", "key_new_call_other"],
  ["F4", "key_take_first"],
  ["F7", "key_checklist"],
  ["F8", "key_box"],
  ["F9", "key_emergency"],
  ["F10", "key_wrap_up"],
  ["enter", "key_send"],
  ["shift_enter", "key_new_line"],
  ["escape", "key_leave_box"],
  ["1 – 9", "key_choice"],
  ["Alt+1 – 3", "key_correct"],
];
const NAMED = new Set(["shift_f2", "enter", "shift_enter", "escape"]);
const FIELDS = "input, textarea, select, [contenteditable]";
const DIGIT = /^(?:Digit|Numpad)([1-9])$/;
// Keys of one sign can be switched off: speech and some keyboards press them by mistake.
let single = true;

const typing = ({ target }) => target instanceof Element && target.matches(FIELDS) && !target.matches("[type=checkbox], [type=radio]");

const numbered = (event, acts) => {
  const [, digit] = DIGIT.exec(event.code) || [];
  if (!digit || event.ctrlKey || event.metaKey) return null;
  if (event.altKey) return Number(digit) <= 3 ? () => acts.correct(Number(digit)) : null;
  if (event.shiftKey && !event.code.startsWith("Digit")) return null;
  return single && !typing(event) ? () => acts.choose(Number(digit)) : null;
};

const meant = (event, acts) => {
  if (event.key === "?" && single && !typing(event)) return acts.F1;
  const named = event.altKey || event.ctrlKey || event.metaKey ? null : acts[`${event.shiftKey ? "Shift+" : ""}${event.key}`];
  return named || numbered(event, acts);
};

// `acts`: by name of the key, and `choose`, `correct` with a number; in a dialog only the emergency card opens.
export const listen = (acts) =>
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing) return;
    const act = meant(event, acts);
    if (!act) return;
    if (isOpen() && event.key !== "F9") return;
    event.preventDefault();
    act();
  });

const row = ([keys, sentence]) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, NAMED.has(keys) ? say(keys) : keys)), make("td", {}, say(sentence)));

export const openKeys = () => {
  const box = make("input", { type: "checkbox", id: "single-keys", onchange: ({ target }) => { single = target.checked; } });
  box.checked = single;
  openDialog(say("keys_title"), [
    make("table", {}, make("caption", { class: "hidden" }, say("keys_title")), make("tbody", {}, LIST.map(row))),
    make("p", { class: "tick" }, box, make("label", { for: "single-keys" }, say("single_keys"))),
  ]);
};
