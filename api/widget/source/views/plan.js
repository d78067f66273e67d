// The person's plan as a checklist, and the sheet to print it.
import { html, nothing } from "lit";
import { paper } from "./paper.js";

// A plan can be ticked as long as nothing of it was: the answer brings a new one.
const step = (chat, message, { name, title, text, state, payload }) => {
  const over = chat.chosen.has(message.id);
  const markable = state !== "done" && payload;
  return html`<li class="step ${state}">
    <p><span class="state">${chat.say(`step_${state}`)}</span> <strong>${title}</strong></p>
    <p>${text}</p>
    ${markable ? html`<button type="button" class="choice" aria-label=${`${chat.say("mark_done")} : ${title}`} data-step=${name}
      aria-disabled=${over ? "true" : nothing} aria-pressed=${chat.chosen.get(message.id) === payload ? "true" : nothing}
      @click=${() => over || chat.press(message, { payload, title })}>${chat.say("mark_done")}</button>` : nothing}
  </li>`;
};

export const plan = (chat, message) => {
  const { plan: { done, all, steps }, title } = message.form;
  const counted = chat.say("progress", { done, all });
  return html`<div class="beside">
    <p class="who">${chat.say("plan_title")} : ${counted}</p>
    <progress max=${all} value=${done} aria-label=${counted}></progress>
    <ul class="plan">${steps.map((each) => step(chat, message, each))}</ul>
  </div>
  <details><summary>${title}</summary>${paper(chat, message)}</details>`;
};
