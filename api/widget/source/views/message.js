// One message: who, what, forms, choices, and its sources folded under it.
import { html, nothing } from "lit";
import { spokenDate } from "../strings.js";
import { formUnder } from "./form.js";
import { outside } from "./outside.js";
import { paragraphs } from "./text.js";

const choice = (chat, message, button, latest) => {
  const chosen = chat.chosen.get(message.id);
  // While an agent holds the conversation, the machine answers no choice.
  const over = chosen !== undefined || !latest || chat.conversation.state === "agent";
  return html`<li><button type="button" class="choice" aria-disabled=${over ? "true" : nothing}
    aria-pressed=${chosen === button.payload ? "true" : nothing}
    @click=${() => over || chat.press(message, button)}>${button.title}${chosen === button.payload
      ? html`<span class="mark"> ✓ ${chat.say("chosen")}</span>` : nothing}</button></li>`;
};

// The steps of a plan have their own buttons in its checklist.
const besidePlan = ({ buttons, form }) =>
  form && form.plan ? buttons.filter(({ title }) => !form.plan.steps.some((step) => step.title === title)) : buttons;

const choices = (chat, message, latest) => {
  const buttons = besidePlan(message);
  if (!buttons.length && !message.links.length) return nothing;
  return html`<ul class="choices">
    ${buttons.map((button) => choice(chat, message, button, latest))}
    ${message.links.map(({ title, url }) =>
      html`<li><a class="choice" href=${outside(url)} target="_blank" rel="noopener noreferrer">${title}</a></li>`)}
  </ul>`;
};

const sources = (chat, message) => {
  if (!message.sources.length) return nothing;
  return html`<details><summary>${chat.say("sources")}</summary><ul>
    ${message.sources.map(({ title, url, checked_on: day }) => html`<li><a href=${outside(url)} target="_blank"
      rel="noopener noreferrer">${title}</a>, ${chat.say("checked_on", { day: spokenDate(chat.language, day) })}</li>`)}
  </ul></details>`;
};

const isDrawn = ({ form }) => Boolean(form && (form.plan || form.kind === "stations"));

// `latest`: whether its choices can still be made.
export const message = (chat, said, latest) => html`<div class="message ${said.role}" id=${`m-${said.id}`} lang=${said.language}>
  <p class="who">${chat.say(said.role === "user" ? "you" : said.role)}</p>
  <div class="said">${paragraphs(said.text, isDrawn(said))}</div>
  ${formUnder(chat, said, latest)}${choices(chat, said, latest)}${sources(chat, said)}
</div>`;
