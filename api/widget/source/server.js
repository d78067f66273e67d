// The calls of the contract; no cookie goes along, and no address of the page.
export class Server {
  constructor(endpoint) {
    this.endpoint = endpoint.replace(/\/+$/, "");
  }

  // Rejects when the server cannot be reached.
  call(method, path, { body, token, language, keepalive = false }) {
    const headers = { "Accept-Language": language };
    if (body) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    return fetch(`${this.endpoint}/api/v1${path}`, {
      method,
      headers,
      keepalive,
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  }

  socket(path, token) {
    return new WebSocket(`${this.endpoint.replace(/^http/, "ws")}/api/v1${path}`, ["vigie", token]);
  }

  plainPage(language, incident) {
    return `${this.endpoint}/chat?${new URLSearchParams({ language, ...(incident && { incident }) })}`;
  }
}
