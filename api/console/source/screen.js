// What is drawn when: the queue as it changes, the open case and its surroundings, everything on another language.
import { byId } from "./element.js";
import { say, spoken } from "./strings.js";
import { callBacksView } from "./views/call-backs.js";
import { checklistView } from "./views/checklist.js";
import { codeBox } from "./views/code-box.js";
import { middleView } from "./views/middle.js";
import { papersView } from "./views/papers.js";
import { queueView } from "./views/queue.js";
import { stationsView } from "./views/stations.js";
import { toldView } from "./views/told.js";

const markLanguage = () =>
  document.querySelectorAll("[data-speak]").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.speak === spoken())));

const markTitle = (desk) => {
  document.title = desk.queue.total ? `(${desk.queue.total}) ${say("title")}` : say("title");
};

export const draw = (desk) => {
  const middle = middleView(byId("case-parts"));
  const stations = stationsView(byId("stations"));
  const now = (view) => () => view(desk);
  const [queue, backs, code] = [queueView(byId("queue")), callBacksView(byId("call-backs")), codeBox(byId("code-box"))].map(now);
  const around = [checklistView(byId("checklist")), papersView(byId("papers")), toldView(byId("told")), stations.news].map(now);
  const all = (parts) => () => parts.forEach((part) => part());
  desk.on("queue", all([queue, now(markTitle)]));
  desk.on("call-backs", backs);
  desk.on("ticked", all([around[0], now(middle.bar)]));
  desk.on("case", all([now(middle.news), ...around]));
  desk.on("open", all([() => middle.open(desk), queue, ...around]));
  desk.on("language", all([markLanguage, now(markTitle), queue, backs, code, now(stations.frame), () => middle.open(desk, { focus: false }), ...around]));
  desk.changed("language");
};
