// What an agent has before them: the queue, their cases, the one that is open, and what was typed or ticked in each.
import { notice, tell, warn } from "./announcing.js";
import { Problem } from "./server.js";
import { say } from "./strings.js";

const NOTHING = { open: true, hours: null, total: 0, waiting: [], mine: [] };
// A case that may not be read any more.
const GONE = Symbol("gone");

// The answer to what the caller said holds the choices; read again later, it may hold them no more.
const newer = (read, had) => {
  const same = read && had && JSON.stringify(read.script) === JSON.stringify(had.script);
  return !read || (same && had.choices.length) ? had : read;
};

export class Desk {
  constructor(server) {
    Object.assign(this, { server, queue: NOTHING, view: null, callBacks: [], agents: [], lines: [], listeners: [] });
    // By case: text that was not sent yet, and the checklist's ticked lines.
    this.drafts = new Map();
    this.ticked = new Map();
    this.known = null;
    this.busy = 0;
  }

  // `what`: queue, open (another case, or another holder), case (something new in it), language.
  on(what, draw) {
    what.split(" ").forEach((each) => this.listeners.push([each, draw]));
  }

  changed(what) {
    this.listeners.filter(([each]) => each === what).forEach(([, draw]) => draw());
  }

  get case() {
    return this.view && this.view.case;
  }

  get isMine() {
    return Boolean(this.case) && this.case.state === "agent" && this.case.owner === this.name;
  }

  path(more = "") {
    return `/cases/${encodeURIComponent(this.case.id)}${more}`;
  }

  // What went wrong is said in words; the answer is then null.
  async attempt(action) {
    this.busy += 1;
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      notice(error.words);
      return null;
    } finally {
      this.busy -= 1;
    }
  }

  // In the background: the connection's state is shown elsewhere.
  async quietly(action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return null;
    }
  }

  async catchUp() {
    const queue = await this.quietly(() => this.server.get("/queue"));
    if (queue) this.hearQueue(queue);
    await this.reload();
  }

  hearQueue(queue) {
    this.announce(queue.waiting);
    const before = this.entry();
    this.queue = queue;
    this.changed("queue");
    // Something was said before the server knew that this console wants to hear of it.
    if (before && before !== this.entry()) this.reload();
  }

  // The open case as the list shows it.
  entry() {
    return this.case && JSON.stringify(this.queue.mine.find(({ id }) => id === this.case.id) || null);
  }

  announce(waiting) {
    const before = this.known;
    this.known = new Map(waiting.map(({ id, danger }) => [id, danger]));
    if (!before) return;
    const fresh = waiting.filter(({ id }) => !before.has(id));
    const inDanger = waiting.filter(({ id, danger }) => danger && before.get(id) !== danger);
    if (inDanger.length) warn(say("danger_waits", { count: inDanger.length }));
    else if (fresh.length) tell(say("somebody_waits", { count: fresh.length }));
  }

  async hearCase(id) {
    if (this.case && this.case.id === id) await this.reload();
    else tell(say("news_elsewhere"));
  }

  show(view) {
    const before = this.case;
    this.view = view;
    const { id, state, owner } = view.case;
    const same = before && before.id === id && before.state === state && before.owner === owner;
    this.changed(same ? "case" : "open");
  }

  async reload() {
    if (!this.case || this.case.state === "closed") return;
    const { id } = this.case;
    const view = await this.quietly(() => this.read(id));
    if (!view || !this.case || this.case.id !== id || this.case.state === "closed") return;
    if (view === GONE) this.lose();
    else this.show({ ...view, suggestion: newer(view.suggestion, this.view.suggestion) });
  }

  async read(id) {
    try {
      return await this.server.get(`/cases/${encodeURIComponent(id)}`);
    } catch (error) {
      if (error instanceof Problem && [403, 404].includes(error.status)) return GONE;
      throw error;
    }
  }

  // Taken by somebody else, given back after too long a silence, or erased by the person.
  lose() {
    notice(say("case_gone"));
    this.leaveCase();
  }

  // Shows what a call gave back, and asks for the queue as it is now.
  async opened(action) {
    const view = await this.attempt(action);
    if (view) this.show(view);
    this.quietly(async () => this.hearQueue(await this.server.get("/queue")));
    return view;
  }

  open(id) {
    return this.opened(() => this.server.get(`/cases/${encodeURIComponent(id)}`));
  }

  take(id) {
    return this.opened(() => this.server.post(`/cases/${encodeURIComponent(id)}/take`));
  }

  takeFirst() {
    const [first] = this.queue.waiting;
    if (first) return this.take(first.id);
    tell(say("nobody_waits"));
    return null;
  }

  newCall(language) {
    return this.opened(() => this.server.post("/calls", { language }));
  }

  redeem(code) {
    return this.opened(() => this.server.post(`/codes/${encodeURIComponent(code)}`));
  }

  leaveCase() {
    this.view = null;
    this.changed("open");
  }

  // The person's last message that stands on this screen.
  get seen() {
    const theirs = this.view.messages.filter(({ role }) => role === "user");
    return theirs.length ? theirs[theirs.length - 1].id : null;
  }

  async change(path, body) {
    const { id } = this.case;
    const answer = await this.attempt(() => this.server.post(this.path(path), body));
    if (!answer) await this.reload();
    else if (this.case && this.case.id === id) this.show({ ...this.view, case: answer.case });
    this.quietly(async () => this.hearQueue(await this.server.get("/queue")));
    return answer;
  }
}
