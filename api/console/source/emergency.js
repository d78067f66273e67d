// The card for somebody in danger, in both languages; asked for beforehand, so that it opens without waiting.
import { openDialog } from "./dialog.js";
import { make } from "./element.js";
import { say, sayIn, tag } from "./strings.js";
import { inBoth, titled } from "./text.js";
import { sourceList } from "./views/sources.js";

let card = null;
let shown = null;

export const fetchCard = async (desk) => {
  card = (await desk.quietly(() => desk.server.get("/emergency"))) || card;
};

const content = () => [
  make("div", { class: "both script" }, inBoth(card, (lines, language) =>
    make("section", { lang: tag(language) }, make("h3", {}, sayIn(language, "say_this")), titled(lines)))),
  sourceList(card.sources || []),
];

export const openEmergency = async (desk) => {
  if (shown) return;
  shown = true;
  if (!card) await fetchCard(desk);
  const { closed } = openDialog(say("emergency_title"), card ? content() : [make("p", {}, say("emergency_missing"))], { className: "emergency" });
  await closed;
  shown = null;
};
