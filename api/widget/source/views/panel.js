// The launcher, and the panel around the conversation.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { LANGUAGES } from "../strings.js";
import { codeFromCall } from "./code.js";
import { composer } from "./composer.js";
import { message } from "./message.js";

export const launcher = (chat) => html`<button type="button" class="launcher" aria-haspopup="dialog" aria-expanded="false"
  @click=${() => chat.show()}>${chat.say("launcher")}</button>`;

const languages = (chat) => html`<div class="languages" role="group" aria-label=${chat.say("language")}>
  ${LANGUAGES.map((language) => html`<button type="button" class="quiet" lang=${language}
    aria-pressed=${chat.language === language ? "true" : "false"} aria-label=${chat.say(language === "fr" ? "french" : "english")}
    @click=${() => chat.speak(language)}>${language.toUpperCase()}</button>`)}
</div>`;

const head = (chat) => html`<div class="head">
  <h2 id="title" tabindex="-1">${chat.say("title")}</h2>
  <div class="bar">
    ${languages(chat)}
    <button type="button" class="quiet" @click=${() => chat.minimise()}>${chat.say("minimise")}</button>
    <button type="button" class="leave" @click=${() => chat.leave()}>${chat.say("leave")}</button>
  </div>
</div>`;

const TALKS = ["user", "agent"];

// Choices count under the last answers only: those after the last message of the person or of an agent.
const log = (chat, { messages, over }) => {
  const lastOwn = messages.map(({ role }) => TALKS.includes(role)).lastIndexOf(true);
  const untouched = messages.length === 1 && messages[0].role === "bot" && !over;
  return html`<div id="log" role="log" aria-label=${chat.say("log")} tabindex="0">
    ${repeat(messages, ({ id }) => id, (each, place) => message(chat, each, place > lastOwn))}
    ${untouched ? codeFromCall(chat) : nothing}
  </div>`;
};

const nobody = (chat) => html`<div class="middle" role="status">
  <p>${chat.opening ? chat.say("opening") : chat.problem}</p>
  ${chat.opening ? nothing : html`<button type="button" @click=${() => chat.open()}>${chat.say(chat.problem === chat.say("erased") ? "open_new" : "try_again")}</button>
    <p><a href=${chat.server.plainPage(chat.language, chat.incident)} target="_blank" rel="noopener">${chat.say("plain_page")}</a></p>`}
</div>`;

const ended = (chat) => html`<div class="middle" role="status"><p>${chat.say("over")}</p>
  <button type="button" @click=${() => chat.openAnew()}>${chat.say("open_new")}</button></div>`;

const inside = (chat) => {
  const { conversation } = chat;
  if (!conversation) return nobody(chat);
  return html`${log(chat, conversation)}${conversation.over ? ended(chat) : composer(chat)}`;
};

const onKey = (event, chat) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  chat.minimise();
};

export const panel = (chat) => html`<section class="panel" role="dialog" aria-labelledby="title" lang=${chat.language}
  @keydown=${(event) => onKey(event, chat)} @input=${(event) => chat.maskTyped(event)}>
  ${head(chat)}${inside(chat)}
</section>`;
