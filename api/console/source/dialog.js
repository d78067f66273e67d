// A dialog over the page: the browser keeps the focus inside and gives it back.
import { regions } from "./announcing.js";
import { button, make } from "./element.js";
import { say } from "./strings.js";

let count = 0;

const keepOpen = (event) => event.preventDefault();

// `content`: elements; `closed` resolves when it is put away; `closes` false: only from within (signing in).
export const openDialog = (title, content, { className = "", closes = true } = {}) => {
  count += 1;
  const id = `dialog-${count}`;
  const heading = make("h2", { id, tabindex: "-1" }, title);
  const body = make("div", { class: "dialog-body" }, content);
  const away = closes && button(say("close_window"), () => dialog.close(), { class: "quiet" });
  const dialog = make("dialog", { class: className, "aria-labelledby": id }, make("div", { class: "dialog-head" }, heading, away || []), regions(), body);
  document.body.append(dialog);
  if (!closes) dialog.addEventListener("cancel", keepOpen);
  const closed = new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      done();
    });
  });
  dialog.showModal();
  (dialog.querySelector("[autofocus]") || heading).focus();
  return { dialog, body, closed };
};

export const isOpen = () => Boolean(document.querySelector("dialog[open]"));
