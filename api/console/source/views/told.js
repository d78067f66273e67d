// What the person was told already, and what reads otherwise since.
import { make, redraw } from "../element.js";
import { dayAndHour } from "../moments.js";
import { inOurs, say } from "../strings.js";

const line = ({ at, text, changed }) =>
  make("li", { class: changed ? "changed" : null },
    make("p", { class: "who" }, make("time", { datetime: at }, dayAndHour(at)), changed ? [" ", make("strong", { class: "mark" }, say("changed_since"))] : []),
    make("p", { dir: "auto" }, inOurs(text)));

export const toldList = (told) => (told.length ? make("ul", { class: "told" }, told.map(line)) : make("p", { class: "hint" }, say("nothing_told")));

export const toldView = (root) => (desk) => redraw(root, toldList((desk.view && desk.view.told) || []));
