// Below the conversation: what is going on, the text box, and what can be asked for at any time.
import { html, nothing } from "lit";
import { showCode } from "../codes.js";
import { copyAll, printAll, saveAll } from "../saving.js";
import { codeForPhone } from "./code.js";

const going = (chat) => {
  const { offline, typing } = chat.conversation;
  if (offline) return chat.say("offline");
  return typing ? chat.say("typing") : "";
};

const whose = (chat) => {
  const { state } = chat.conversation;
  if (state === "waiting") return chat.say("waiting");
  return state === "agent" ? chat.say("with_agent") : "";
};

const onKey = (event, chat) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  chat.sendTyped();
};

const onSubmit = (event, chat) => {
  event.preventDefault();
  chat.sendTyped();
  chat.focusOn("#text");
};

const writing = (chat) => html`<form class="writing" @submit=${(event) => onSubmit(event, chat)}>
  <label for="text">${chat.say("your_message")}</label>
  <div class="line">
    <textarea id="text" rows="1" maxlength="1000" autocomplete="off" aria-describedby="never" placeholder=${chat.say("your_message")}
      @keydown=${(event) => onKey(event, chat)}></textarea>
    <button type="submit">${chat.say("send")}</button>
  </div>
  <p class="hint" id="never">${chat.say("never_type")}</p>
</form>`;

const sure = (chat) => html`<p>${chat.say("erase_sure")}</p>
  <button type="button" class="quiet" @click=${() => chat.erase()}>${chat.say("erase_yes")}</button>
  <button type="button" class="quiet" @click=${() => { chat.sure = false; }}>${chat.say("cancel")}</button>`;

const own = (chat) => {
  const work = { copy: () => copyAll(chat), print: () => printAll(chat), save: () => saveAll(chat), erase: () => { chat.sure = true; } };
  return Object.keys(work).map((name) => html`<button type="button" class="quiet" @click=${work[name]}>${chat.say(name)}</button>`);
};

// A person who answers needs none of it, and the machine would stay silent.
const entries = (chat, names) => {
  if (chat.conversation.state === "agent") return nothing;
  const menu = (chat.conversation.menu || {})[chat.language] || [];
  return menu.filter(({ name }) => names.includes(name)).map((entry) =>
    html`<button type="button" class="quiet" data-menu=${entry.name} @click=${() => chat.ask(entry)}>${entry.title}</button>`);
};

const code = (chat) => (chat.conversation.state === "agent" ? nothing
  : html`<button type="button" class="quiet" id="show-code" @click=${() => showCode(chat)}>${chat.say("code_show")}</button>`);

export const composer = (chat) => html`<div class="foot">
  <p class="whose" role="status">${whose(chat)}</p>
  <p class="going" role="status">${going(chat)}</p>
  ${chat.notice ? html`<p class="notice" role="status">${chat.notice}</p>` : nothing}
  ${codeForPhone(chat)}
  ${writing(chat)}
  <div class="menu" role="group" aria-label=${chat.say("at_any_time")}>
    ${entries(chat, ["scam", "human"])}
    <button type="button" class="quiet" aria-expanded=${chat.more ? "true" : "false"} aria-controls="more"
      @click=${() => { chat.more = !chat.more; }}>${chat.say("more")}</button>
  </div>
  <div class="menu" id="more" ?hidden=${!chat.more}>${entries(chat, ["plan", "stations"])}${code(chat)}${chat.sure ? sure(chat) : own(chat)}</div>
</div>`;
