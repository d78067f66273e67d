// The calls of the console; a session that has ended is asked for again, and the call then made once more.
import { say, spoken } from "./strings.js";

export class Problem extends Error {
  constructor(status, { code = "", title = "", detail = "", errors = [] } = {}) {
    super(code || String(status));
    Object.assign(this, { status, code, errors });
    this.words = [title, detail].filter(Boolean).join(" ");
  }
}

export class Server {
  // `signIn`: resolves when there is a session again.
  constructor(signIn) {
    this.signIn = signIn;
  }

  async fetch(method, address, body) {
    const headers = { "Accept-Language": spoken() };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const content = body === undefined ? undefined : JSON.stringify(body);
    try {
      return await fetch(address, { method, headers, body: content, credentials: "same-origin", cache: "no-store", referrerPolicy: "same-origin" });
    } catch {
      throw new Problem(0, { code: "unreachable", title: say("unreachable") });
    }
  }

  // The answer, or raises Problem.
  async asked(method, address, body) {
    const response = await this.fetch(method, address, body);
    if (response.status === 401) {
      await this.signIn();
      return this.asked(method, address, body);
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => null);
    throw new Problem(response.status, problem && problem.title ? problem : { title: say("unreachable") });
  }

  async call(method, path, body) {
    const response = await this.asked(method, `/api/v1/agent${path}`, body);
    return response.status === 204 ? null : response.json();
  }

  get(path) {
    return this.call("GET", path);
  }

  post(path, body = {}) {
    return this.call("POST", path, body);
  }

  socket() {
    return new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/agent/socket`, ["vigie"]);
  }
}
