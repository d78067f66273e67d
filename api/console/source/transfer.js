// To whom a case goes on: another agent, or back to those who wait.
import { openDialog } from "./dialog.js";
import { make } from "./element.js";
import { say } from "./strings.js";
import { apart } from "./text.js";

const choice = (id, value, words, first) =>
  make("p", { class: "tick" }, make("input", { type: "radio", name: "to", id, value, required: true, autofocus: first }), make("label", { for: id }, words));

const agentChoice = ({ name, signed_in: here }, place) =>
  choice(`to-${place}`, `agent:${name}`, [apart(name), " (", say(here ? "is_here" : "is_away"), ")"], false);

const send = async (event, desk, dialog) => {
  event.preventDefault();
  const to = new FormData(event.target).get("to");
  const done = await desk.change("/transfer", { to: to.startsWith("agent:") ? to.slice(6) : null });
  if (!done) return;
  dialog.close();
  if (!desk.isMine) desk.leaveCase();
};

export const openTransfer = async (desk) => {
  const answer = await desk.attempt(() => desk.server.get("/agents"));
  if (!answer) return;
  const others = answer.agents.filter(({ name }) => name !== desk.name);
  const form = make("form", {},
    make("fieldset", {}, make("legend", {}, say("transfer_to")), choice("to-queue", "queue", say("to_the_queue"), true), others.map(agentChoice)),
    make("p", {}, make("button", { type: "submit" }, say("transfer"))));
  const { dialog } = openDialog(say("transfer"), [form]);
  form.addEventListener("submit", (event) => send(event, desk, dialog));
};
