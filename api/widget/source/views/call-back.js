// A number to be called back: it goes to its own door, never into the chat, and is kept nowhere here.
import { html, nothing } from "lit";

const set = async (chat, id, state) => {
  chat.papers.set(id, state);
  chat.requestUpdate();
  await chat.updateComplete;
};

const complain = async (chat, id, response) => {
  const problem = response && (await response.json().catch(() => null));
  const wrong = problem ? `${problem.title} ${problem.detail || ""}` : chat.say("not_sent");
  await set(chat, id, { wrong });
  chat.renderRoot.getElementById(`${id}-phone`).focus();
};

const ask = async (event, chat, { id }) => {
  event.preventDefault();
  if ((chat.papers.get(id) || {}).sending) return;
  const { phone, when } = event.target.elements;
  const body = { phone: phone.value.trim(), when: when.value.trim() };
  await set(chat, id, { sending: true });
  const { conversation } = chat;
  const response = await conversation.call("POST", "/call-back", body).catch(() => null);
  if (!response || !response.ok) return complain(chat, id, response);
  conversation.add((await response.json()).messages);
  await set(chat, id, { asked: true });
  chat.renderRoot.getElementById(`${id}-again`).focus({ preventScroll: true });
};

// The latest number counts.
const asked = (chat, { id }) => html`<p class="who">${chat.say("call_asked")}</p>
  <button type="button" class="quiet" id=${`${id}-again`} @click=${async () => {
    await set(chat, id, {});
    chat.renderRoot.getElementById(`${id}-phone`).focus();
  }}>${chat.say("call_change")}</button>`;

export const callBack = (chat, message) => {
  const { id, form } = message;
  const { wrong, sending, asked: over } = chat.papers.get(id) || {};
  if (over) return html`<div class="beside">${asked(chat, message)}</div>`;
  const invalid = wrong ? "true" : nothing;
  return html`<form class="beside" aria-labelledby=${`${id}-title`} @submit=${(event) => ask(event, chat, message)}>
    <p class="who" id=${`${id}-title`}>${form.title}</p>
    <label for=${`${id}-phone`}>${form.phone}</label>
    <input id=${`${id}-phone`} name="phone" type="tel" maxlength="40" required autocomplete="tel"
      aria-describedby=${`${id}-phone-hint`} aria-invalid=${invalid}>
    <p class="hint ${wrong ? "wrong" : ""}" id=${`${id}-phone-hint`}>${wrong || form.phone_hint}</p>
    <label for=${`${id}-when`}>${form.when}</label>
    <input id=${`${id}-when`} name="when" maxlength="100" autocomplete="off" aria-describedby=${`${id}-when-hint`}>
    <p class="hint" id=${`${id}-when-hint`}>${form.when_hint}</p>
    <button type="submit">${form.submit}</button>
    <p role="status">${sending ? chat.say("call_sending") : ""}</p>
  </form>`;
};
