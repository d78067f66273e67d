// A code to read out on the phone, and the field for one that was read out.
import { html, nothing } from "lit";
import { CALL_CODE, copyCode, goOnFromCall, putAway } from "../codes.js";

// Read sign by sign: as a word nobody would understand it.
const shown = (chat) => html`<p>${chat.say("code_title")}</p>
  <p class="signs"><span aria-hidden="true">${chat.code.signs}</span><span class="unseen">${[...chat.code.signs].join(" ")}</span></p>
  <p>${chat.say("code_until", { time: chat.code.until })}</p>`;

export const codeForPhone = (chat) => html`<div class="code" role="status">${chat.code ? shown(chat) : nothing}</div>
  ${chat.code ? html`<div class="menu">
    <button type="button" class="quiet" id="copy-code" @click=${() => copyCode(chat)}>${chat.say("code_copy")}</button>
    <button type="button" class="quiet" @click=${() => putAway(chat)}>${chat.say("code_hide")}</button>
  </div>` : nothing}`;

const send = (event, chat) => {
  event.preventDefault();
  goOnFromCall(chat, event.target.elements[0].value.trim());
};

export const codeFromCall = (chat) => {
  const wrong = chat.papers.get(CALL_CODE);
  return html`<details class="call"><summary>${chat.say("call_code")}</summary>
    <form class="beside" @submit=${(event) => send(event, chat)}>
      <label for=${CALL_CODE}>${chat.say("call_code_label")}</label>
      <input id=${CALL_CODE} maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
        aria-describedby="call-code-hint" aria-invalid=${wrong ? "true" : nothing}>
      <p class="hint ${wrong ? "wrong" : ""}" id="call-code-hint">${wrong || chat.say("call_code_hint")}</p>
      <button type="submit">${chat.say("call_code_submit")}</button>
    </form>
  </details>`;
};
