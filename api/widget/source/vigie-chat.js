// The element <vigie-chat>: what is open, what a person can do, and where the focus goes.
import { LitElement } from "lit";
import { hideCode } from "./codes.js";
import { Conversation } from "./conversation.js";
import { forget, keep, kept } from "./kept.js";
import { leaveQuickly } from "./leaving.js";
import { masked } from "./secrets.js";
import { Server } from "./server.js";
import { languageOf, say } from "./strings.js";
import { style } from "./style.js";
import { launcher, panel } from "./views/panel.js";

// A telephone number with its country's code may have as many digits as a card.
const isAbroad = ({ type, value }) => type === "tel" && /^\s*(?:\+|00)/.test(value);

export class VigieChat extends LitElement {
  static styles = style;
  // `shown`: whether the panel is; `problem`: why there is no conversation; `notice`: said beside the text box;
  // `code`: shown to be read out on the phone.
  static properties = {
    endpoint: {},
    incident: {},
    leaveTo: { attribute: "leave-to" },
    shown: { state: true },
    conversation: { state: true },
    language: { state: true },
    opening: { state: true },
    problem: { state: true },
    notice: { state: true },
    more: { state: true },
    sure: { state: true },
    code: { state: true },
  };

  constructor() {
    super();
    this.endpoint = VigieChat.home;
    this.leaveTo = "https://www.meteofrance.com/";
    this.shown = this.opening = this.more = this.sure = false;
    this.conversation = this.problem = this.code = null;
    this.notice = "";
    this.chosen = new Map();
    this.papers = new Map();
    this.openFromPage = (event) => this.hearPage(event);
  }

  connectedCallback() {
    super.connectedCallback();
    this.server = new Server(this.endpoint);
    this.language = languageOf(this.lang) || languageOf(document.documentElement.lang) || languageOf(navigator.language) || "fr";
    document.addEventListener("click", this.openFromPage);
    this.goOn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("click", this.openFromPage);
    if (this.conversation) this.conversation.following.stop();
  }

  say(key, values) {
    return say(this.language, key, values);
  }

  // A link of the page with `data-vigie-open` leads somewhere without script; with it, the chat opens.
  hearPage(event) {
    if (!event.target.closest || !event.target.closest("[data-vigie-open]")) return;
    event.preventDefault();
    this.show();
  }

  // After a change of page in the same tab.
  goOn() {
    const known = kept(this.server.endpoint);
    if (!known) return;
    this.conversation = new Conversation(this.server, known, () => this.changed());
    this.language = known.language;
    this.shown = known.shown;
    this.rememberedState = this.conversation.state;
    this.conversation.following.start();
    this.conversation.catchUp();
  }

  async show() {
    this.shown = true;
    this.remember();
    await this.updateComplete;
    this.focusOn("#title");
    if (!this.conversation && !this.opening) await this.open();
  }

  minimise() {
    this.shown = false;
    this.remember();
    this.updateComplete.then(() => this.focusOn(".launcher"));
  }

  async open() {
    this.opening = true;
    this.problem = null;
    this.notice = "";
    const wish = { language: this.language, ...(this.incident && { incident: this.incident }) };
    try {
      this.conversation = await Conversation.open(this.server, wish, () => this.changed());
      this.remember();
    } catch (problem) {
      this.problem = problem && problem.title ? `${problem.title} ${problem.detail || ""}` : this.say("unreachable");
    }
    this.opening = false;
  }

  openAnew() {
    this.close();
    return this.open();
  }

  close() {
    forget(this.server.endpoint);
    if (this.conversation) this.conversation.following.stop();
    this.conversation = null;
    this.chosen.clear();
    this.papers.clear();
    this.more = this.sure = false;
    hideCode(this);
  }

  remember() {
    if (!this.conversation) return;
    this.rememberedState = this.conversation.state;
    keep(this.server.endpoint, this.conversation, this.shown);
  }

  changed() {
    const { conversation } = this;
    if (!conversation) return this.requestUpdate();
    const { language, state } = conversation;
    if (language !== this.language || state !== this.rememberedState) {
      this.language = language;
      this.remember();
      // Whoever was told the code is here.
      if (state === "agent") hideCode(this);
    }
    const { refused } = conversation;
    if (refused) {
      conversation.refused = null;
      this.giveBack(refused);
    }
    this.requestUpdate();
  }

  // What was not taken goes back into the box: nobody should have to type it twice.
  giveBack({ said, reason }) {
    this.notice = reason;
    const box = this.box;
    if (box && !box.value) box.value = said;
  }

  get box() {
    return this.renderRoot.querySelector("#text");
  }

  focusOn(selector) {
    const found = this.renderRoot.querySelector(selector);
    if (found) found.focus();
  }

  // Every field of the widget: numbers that must not leave the device are masked while they are typed.
  maskTyped({ target }) {
    if (typeof target.value !== "string" || target.type === "date" || isAbroad(target)) return;
    const without = masked(target.value, { accounts: !target.dataset.reference });
    if (without === target.value) return;
    target.value = without;
    this.notice = this.say("masked");
  }

  sendTyped() {
    const text = this.box.value.trim();
    if (!text || !this.conversation) return;
    this.box.value = "";
    if (this.notice !== this.say("masked")) this.notice = "";
    this.conversation.say({ text }, text);
  }

  press(message, { payload, title }) {
    if (this.chosen.has(message.id)) return;
    this.chosen.set(message.id, payload);
    this.notice = "";
    this.conversation.say({ payload }, title);
  }

  ask({ payload, title }) {
    this.notice = "";
    this.more = false;
    this.conversation.say({ payload }, title);
    this.focusOn("#log");
  }

  speak(language) {
    if (language === this.language) return;
    if (!this.conversation) this.language = language;
    else this.conversation.say({ text: say(language, "switch_to") }, say(language, "switch_to"));
    // The machine, which is silent, would have answered in it.
    if (this.conversation && this.conversation.state === "agent") this.conversation.language = language;
  }

  async erase() {
    this.sure = false;
    try {
      await this.conversation.erase();
    } catch {
      this.notice = this.say("not_erased");
      return;
    }
    this.close();
    this.problem = this.say("erased");
    await this.updateComplete;
    this.focusOn("#title");
  }

  leave() {
    leaveQuickly(this);
  }

  updated() {
    const messages = this.conversation ? this.conversation.messages : [];
    const last = messages[messages.length - 1];
    if (!this.shown || !last || last.id === this.lastSeen) return;
    const seen = messages.findIndex(({ id }) => id === this.lastSeen);
    const firstNew = seen < 0 ? last : messages[seen + 1];
    this.lastSeen = last.id;
    this.bringIntoSight(firstNew.role === "user" ? last : firstNew);
  }

  // The first sentence answers: it must be the one in sight.
  bringIntoSight({ id }) {
    const log = this.renderRoot.querySelector("#log");
    const article = this.renderRoot.getElementById(`m-${id}`);
    if (log && article) log.scrollTop = article.offsetTop - log.offsetTop - 8;
  }

  render() {
    return this.shown ? panel(this) : launcher(this);
  }
}
