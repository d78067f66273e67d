// The agent's answer to a person in the chat; kept in the box until it was taken, and taken once.
import { notice } from "./announcing.js";
import { freshId } from "./fresh-id.js";
import { Problem } from "./server.js";
import { say } from "./strings.js";

const tried = new Map();

// The same words for the same case have the same id: sent twice, they are said once.
const idOf = (caseId, text) => {
  const before = tried.get(caseId);
  if (!before || before.text !== text) tried.set(caseId, { text, id: freshId() });
  return tried.get(caseId).id;
};

const add = (desk, caseId, message) => {
  if (!desk.case || desk.case.id !== caseId) return;
  const { messages } = desk.view;
  if (messages.some(({ id }) => id === message.id)) return;
  desk.view = { ...desk.view, messages: [...messages, message] };
  desk.changed("case");
};

export const answer = async (desk, text) => {
  const { id } = desk.case;
  try {
    const { message } = await desk.server.post(desk.path("/messages"), { text, message_id: idOf(id, text) });
    tried.delete(id);
    add(desk, id, message);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    notice(`${error.words} ${say("still_in_the_box")}`);
    await desk.reload();
    return false;
  }
};

// `seen` says what the agent had read: a newer message stops it.
export const giveBack = async (desk) => {
  const done = await desk.change("/give-back", { seen: desk.seen });
  if (done) desk.leaveCase();
};
