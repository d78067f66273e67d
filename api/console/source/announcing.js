// What is told without moving the focus: politely, at once, or to be read until it is put away.
import { make, redraw } from "./element.js";
import { say } from "./strings.js";

const CLEAR_SECONDS = 20;

// Under an open dialog the page is silent: each dialog has regions of its own.
export const regions = () => [
  make("div", { class: "polite hidden", role: "status" }),
  make("div", { class: "assertive hidden", role: "alert" }),
  make("div", { class: "notice", role: "alert" }),
];

const region = (name) => [...document.querySelectorAll(`body > .${name}, dialog[open] > .${name}`)].pop();

const put = (name, words) => {
  const line = make("p", {}, words);
  region(name).append(line);
  setTimeout(() => line.remove(), CLEAR_SECONDS * 1000);
};

export const tell = (words) => put("polite", words);

export const warn = (words) => put("assertive", words);

export const notice = (words) => {
  const place = region("notice");
  const putAway = () => redraw(place);
  redraw(place, make("p", { dir: "auto" }, words), make("button", { type: "button", class: "quiet", onclick: putAway, "aria-label": say("put_away") }, "×"));
};
