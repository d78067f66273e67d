// Codes told on the phone: one that is shown to be read out, and one from a call that goes on here.
import { Conversation } from "./conversation.js";
import { spokenTime } from "./strings.js";

export const hideCode = (chat) => {
  clearTimeout(chat.codeEnds);
  chat.code = null;
};

const expire = (chat) => {
  hideCode(chat);
  chat.notice = chat.say("code_over");
};

export const showCode = async (chat) => {
  chat.notice = "";
  const response = await chat.conversation.call("POST", "/code").catch(() => null);
  const answer = response && (await response.json().catch(() => null));
  if (!response || !response.ok) {
    chat.notice = answer ? `${answer.title} ${answer.detail || ""}` : chat.say("not_sent");
    return;
  }
  hideCode(chat);
  const { code, expires_at: end } = answer;
  chat.code = { signs: `${code.slice(0, 4)} ${code.slice(4)}`, until: spokenTime(chat.language, end) };
  chat.codeEnds = setTimeout(() => expire(chat), new Date(end) - Date.now());
  chat.more = false;
  await chat.updateComplete;
  chat.focusOn("#copy-code");
};

export const copyCode = async (chat) => {
  try {
    await navigator.clipboard.writeText(chat.code.signs);
    chat.notice = chat.say("code_copied");
  } catch {
    chat.notice = chat.say("code_not_copied");
  }
};

export const putAway = async (chat) => {
  hideCode(chat);
  await chat.updateComplete;
  chat.focusOn("[aria-controls=more]");
};

// Why the last one did not open anything stands in `papers`, under this name.
export const CALL_CODE = "call-code";

const complain = async (chat, sentence) => {
  chat.papers.set(CALL_CODE, sentence);
  chat.requestUpdate();
  await chat.updateComplete;
  chat.focusOn(`#${CALL_CODE}`);
  chat.renderRoot.getElementById(`${CALL_CODE}-hint`).scrollIntoView({ block: "nearest" });
};

// The conversation that was opened for nothing goes.
export const goOnFromCall = async (chat, code) => {
  if (!code) return complain(chat, "");
  const empty = chat.conversation;
  let found;
  try {
    found = await Conversation.fromCall(chat.server, code, chat.language, () => chat.changed());
  } catch (problem) {
    return complain(chat, problem && problem.title ? `${problem.title} ${problem.detail || ""}` : chat.say("not_sent"));
  }
  chat.close();
  empty.erase().catch(() => {});
  chat.conversation = found;
  chat.changed();
  chat.remember();
  await chat.updateComplete;
  chat.focusOn("#log");
};
