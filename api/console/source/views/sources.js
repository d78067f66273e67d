// Where something is from, and when that was looked at.
import { make } from "../element.js";
import { day } from "../moments.js";
import { say } from "../strings.js";
import { link } from "../text.js";

export const sourceList = (sources) =>
  sources.length
    ? make("ul", { class: "sources", "aria-label": say("sources") }, sources.map(({ title, url, checked_on: checked }) =>
        make("li", {}, link(url, title), checked ? [", ", say("checked_on", { day: day(checked) })] : [])))
    : null;
