// The check of a notice by its reference: what is typed goes to its own door, never into the chat.
import { html } from "lit";

const check = async (event, chat, { id, form }) => {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(event.target));
  event.target.reset();
  chat.papers.set(id, chat.say("checking"));
  chat.requestUpdate();
  const { conversation } = chat;
  const response = await conversation.call("POST", "/verification", { ...typed, form: form.id }).catch(() => null);
  chat.papers.set(id, response && response.ok ? "" : form.failed);
  if (response && response.ok) conversation.add((await response.json()).messages);
  else chat.requestUpdate();
};

export const reference = (chat, message, latest) => {
  const { id, form } = message;
  const said = chat.papers.get(id);
  const over = said !== undefined || !latest;
  const field = ({ name, label, hint }) => html`<label for=${`${id}-${name}`}>${label}</label>
    <input id=${`${id}-${name}`} name=${name} maxlength="40" required autocomplete="off" data-reference="1"
      aria-describedby=${`${id}-${name}-hint`} ?disabled=${over}>
    <p class="hint" id=${`${id}-${name}-hint`}>${hint}</p>`;
  return html`<form class="beside" aria-labelledby=${`${id}-title`} @submit=${(event) => check(event, chat, message)}>
    <p class="who" id=${`${id}-title`}>${form.title}</p>
    ${form.fields.map(field)}
    <button type="submit" ?disabled=${over}>${form.submit}</button>
    <p class="hint">${form.note}</p>
    <p role="status">${said || ""}</p>
  </form>`;
};
