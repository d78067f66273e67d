// One conversation with the server: what was said, in order, each message once.
import { Following } from "./following.js";
import { freshId } from "./fresh-id.js";

const RETRY_SECONDS = [0.5, 1, 2, 4, 8];
const GONE = [401, 404];
// « One moment »: taken away when an answer comes (bot/reception/reception.py, MOMENT).
const MOMENT = "moment-";

const isMoment = ({ id }) => id.startsWith(MOMENT);

// A history may come without the state: then who spoke last tells it; the service speaks in every state.
const heldAfter = (fresh, state) => {
  const last = fresh.filter(({ role }) => role !== "user").pop();
  if (last && last.role === "agent") return "agent";
  return last && last.role === "bot" && state === "agent" ? "bot" : state;
};

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

export class Conversation {
  // `opened`: id, token, language, menu as the server gave them; `changed` is called after every change.
  constructor(server, opened, changed) {
    const { id, token, language, incident, menu, state = "bot" } = opened;
    Object.assign(this, { server, id, token, language, incident, menu, state, changed });
    this.messages = [];
    this.over = this.offline = false;
    this.refused = null;
    this.awaited = new Set();
    this.unsent = [];
    this.following = new Following(this);
  }

  static open(server, wish, changed) {
    return Conversation.begun(server, "/conversations", wish, wish.language, changed);
  }

  // A call that goes on here, by the code that was told on the phone.
  static fromCall(server, code, language, changed) {
    return Conversation.begun(server, "/codes", { code }, language, changed);
  }

  // Rejects with what the server answered, or with nothing when it cannot be reached.
  static async begun(server, path, body, language, changed) {
    const response = await server.call("POST", path, { body, language });
    const answer = await response.json();
    if (!response.ok) throw answer;
    const conversation = new Conversation(server, answer, changed);
    conversation.add(answer.messages);
    conversation.following.start();
    return conversation;
  }

  get path() {
    return `/conversations/${this.id}`;
  }

  // A person of the organisation does, or is about to.
  get held() {
    return this.state === "waiting" || this.state === "agent";
  }

  get typing() {
    return this.awaited.size > 0 && !this.offline && this.state !== "agent";
  }

  call(method, path, body, more = {}) {
    return this.server.call(method, this.path + path, { body, token: this.token, language: this.language, ...more });
  }

  // `said`: what the person sees as theirs. Goes out at once, or behind what could not go out yet.
  say(body, said) {
    const id = freshId();
    const own = { id, role: "user", text: said, language: this.language, buttons: [], links: [], sources: [], form: null };
    this.refused = null;
    this.awaited.add(id);
    this.add([own]);
    const sent = { id, body: { ...body, message_id: id }, said };
    if (this.unsent.length) this.unsent.push(sent);
    else this.send(sent);
  }

  async send(sent) {
    if (await this.delivered(sent)) return;
    this.unsent.push(sent);
    if (this.unsent.length === 1) this.sendAgain();
  }

  // In order, each until it is taken; the message's id makes that once.
  async sendAgain() {
    for (let tried = 0; this.unsent.length && !this.over; tried += 1) {
      this.offline = true;
      this.changed();
      await pause(RETRY_SECONDS[Math.min(tried, RETRY_SECONDS.length - 1)]);
      while (this.unsent.length && (await this.delivered(this.unsent[0]))) {
        this.unsent.shift();
        tried = -1;
      }
    }
    this.offline = false;
    this.changed();
  }

  // False when it has to be sent again.
  async delivered(sent) {
    const response = await this.call("POST", "/messages", sent.body).catch(() => null);
    if (!response || response.status >= 500 || response.status === 429) return false;
    const answer = await response.json().catch(() => null);
    if (!answer) return false;
    if (response.ok) this.take({ ...answer, message_id: sent.id });
    else if (GONE.includes(response.status) && answer.code !== "unknown_button") this.end();
    else this.refuse(sent, answer);
    return true;
  }

  refuse(sent, problem) {
    this.awaited.delete(sent.id);
    this.messages = this.messages.filter((message) => message.id !== sent.id);
    this.refused = { said: sent.body.text ? sent.said : "", reason: `${problem.title} ${problem.detail || ""}`.trim() };
    this.changed();
  }

  // An answer, from a call or from the socket.
  take({ messages = [], state, message_id: messageId }) {
    if (!messages.length || !messages.every(isMoment)) {
      this.awaited.delete(messageId);
      this.messages = this.messages.filter((message) => !isMoment(message));
    }
    this.enter(state);
    this.add(messages);
  }

  // The machine owes no answer any more once a person answers.
  enter(state) {
    if (!state) return;
    this.state = state;
    if (state !== "agent") return;
    this.awaited.clear();
    this.messages = this.messages.filter((message) => !isMoment(message));
  }

  add(messages) {
    const known = new Set(this.messages.map((message) => message.id));
    const fresh = messages.filter((message) => !known.has(message.id));
    this.messages = [...this.messages, ...fresh];
    this.spoken(messages);
    this.changed();
  }

  // An agent's own words do not change the language.
  spoken(messages) {
    const last = messages.filter(({ role }) => role !== "user" && role !== "agent").pop();
    if (last) this.language = last.language;
  }

  // The server's order; what it does not hold yet stays, behind.
  async catchUp() {
    const response = await this.call("GET", "/messages").catch(() => null);
    if (!response) return;
    if (GONE.includes(response.status)) this.end();
    if (!response.ok) return;
    const { messages, state } = await response.json();
    const known = new Set(this.messages.map((message) => message.id));
    this.enter(state || heldAfter(messages.filter(({ id }) => !known.has(id)), this.state));
    const listed = new Set(messages.map((message) => message.id));
    const answered = messages.length > 0 && messages[messages.length - 1].role !== "user";
    if (answered) listed.forEach((id) => this.awaited.delete(id));
    const behind = this.messages.filter(({ id }) => !listed.has(id) && !(answered && isMoment({ id })));
    this.messages = [...messages, ...behind];
    this.spoken(messages);
    this.changed();
  }

  // Rejects when nothing could be erased.
  async erase(more) {
    const response = await this.call("DELETE", "", undefined, more);
    if (![204, ...GONE].includes(response.status)) throw response;
    this.end();
  }

  end() {
    this.over = true;
    this.following.stop();
    this.changed();
  }
}
