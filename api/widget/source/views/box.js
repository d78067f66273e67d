// A box for the next message: a message to be looked at, a place.
import { html } from "lit";

const send = (event, chat) => {
  event.preventDefault();
  const field = event.target.elements[0];
  const text = field.value.trim();
  if (!text) return field.focus();
  field.value = "";
  chat.conversation.say({ text }, text);
};

export const box = (chat, { id, form }, latest) => {
  const name = `${id}-box`;
  const field = form.name === "paste"
    ? html`<textarea id=${name} rows="5" maxlength=${form.longest} aria-describedby=${`${name}-hint`} autocomplete="off"
        ?disabled=${!latest}></textarea>`
    : html`<input id=${name} maxlength=${form.longest} aria-describedby=${`${name}-hint`} autocomplete="off" ?disabled=${!latest}>`;
  return html`<form class="beside" @submit=${(event) => send(event, chat)}>
    <label for=${name}>${form.label}</label>
    ${field}
    <p class="hint" id=${`${name}-hint`}>${form.hint}</p>
    <button type="submit" ?disabled=${!latest}>${form.submit}</button>
  </form>`;
};
