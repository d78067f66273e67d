// Puts the console together: the desk, what is drawn of it, its keys, and what it hears.
import { notice } from "./announcing.js";
import { choose, correct } from "./call.js";
import { Desk } from "./desk.js";
import { byId } from "./element.js";
import { fetchCard, openEmergency } from "./emergency.js";
import { Idle } from "./idle.js";
import { listen, openKeys } from "./keys.js";
import { Live } from "./live.js";
import { keepSinceCurrent } from "./moments.js";
import { Server } from "./server.js";
import { signInAgain } from "./sign-in.js";
import { loadStrings, other, say, speak, spoken } from "./strings.js";
import { draw } from "./screen.js";
import { fetchCallBacks } from "./views/call-backs.js";
import { fetchLines } from "./views/lines.js";
import { openWrapUp } from "./wrap-up.js";

const CALL_BACKS_SECONDS = 60;

const isCall = (desk) => desk.isMine && desk.case.channel === "call" && desk.view.suggestion;

const focusOn = (...ids) => ids.map(byId).find(Boolean)?.focus();

const acts = (desk) => ({
  F1: openKeys,
  F2: () => desk.newCall(spoken()),
  "Shift+F2": () => desk.newCall(other(spoken())),
  F4: () => desk.takeFirst(),
  F7: () => focusOn("do-not-forget-0", "checklist-title"),
  F8: () => focusOn("box", "case-title"),
  F9: () => openEmergency(desk),
  F10: () => openWrapUp(desk),
  choose: (number) => isCall(desk) && choose(desk, number),
  correct: (number) => isCall(desk) && correct(desk, number),
});

const showConnection = (live) => {
  const place = byId("connection");
  place.dataset.say = live ? "connected" : "reconnecting";
  place.textContent = say(place.dataset.say);
  place.classList.toggle("lost", !live);
};

const signOut = async (server) => {
  await server.fetch("POST", "/api/v1/agent/sign-out").catch(() => null);
  location.assign(`/console?language=${spoken()}`);
};

// Nobody was there: the session ends, the screen is covered, and what was typed waits under it.
const lock = async (desk, live) => {
  live.stop();
  await desk.server.fetch("POST", "/api/v1/agent/sign-out").catch(() => null);
  await begin(desk, live);
};

const begin = async (desk, live) => {
  const me = await desk.attempt(() => desk.server.get("/me"));
  if (!me) return;
  desk.name = me.name;
  byId("agent-name").textContent = me.name;
  desk.idle.after(me.idle_seconds);
  live.start();
};

const press = (id, act) => byId(id).addEventListener("click", act);

const bindHead = (desk) => {
  const pressed = acts(desk);
  press("new-call", pressed.F2);
  press("new-call-other", pressed["Shift+F2"]);
  press("emergency", pressed.F9);
  press("keys", pressed.F1);
  press("sign-out", () => signOut(desk.server));
  document.querySelectorAll("[data-speak]").forEach((each) => each.addEventListener("click", () => {
    speak(each.dataset.speak);
    desk.changed("language");
  }));
  listen(pressed);
};

const start = async () => {
  await loadStrings();
  const desk = new Desk(new Server(() => signInAgain(desk.name || "")));
  draw(desk);
  const live = new Live(desk, showConnection);
  desk.idle = new Idle(() => lock(desk, live));
  bindHead(desk);
  await begin(desk, live);
  await Promise.all([fetchCard(desk), fetchLines(desk), fetchCallBacks(desk)]);
  setInterval(() => live.stopped || fetchCallBacks(desk), CALL_BACKS_SECONDS * 1000);
  keepSinceCurrent();
};

addEventListener("unhandledrejection", () => notice(say("unexpected")));
start();
