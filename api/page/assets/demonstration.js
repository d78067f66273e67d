// The demonstration page's chat: HTTP calls of the contract, nothing stored in the browser.
(() => {
  "use strict";
  const texts = JSON.parse(document.getElementById("texts").textContent);
  const language = document.documentElement.lang;
  const byId = (id) => document.getElementById(id);
  const log = byId("log"), form = byId("form"), box = byId("text"), status = byId("status"), intro = byId("intro");
  let conversation = null;
  let shown = new Set();

  // crypto.randomUUID exists on https and localhost only.
  const freshId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");

  const call = (method, path, body) =>
    fetch(`/api/v1/conversations${path}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": language,
        ...(conversation ? { Authorization: `Bearer ${conversation.token}` } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const sourcesOf = (message) => {
    if (!message.sources.length) return [];
    const lines = message.sources.map((source) =>
      element("li", {}, element("a", { href: source.url, rel: "noreferrer", textContent: source.title }),
        ` (${texts.checked_on} ${source.checked_on})`));
    return [element("details", {}, element("summary", { textContent: texts.sources }), element("ul", {}, ...lines))];
  };

  const choicesOf = (message) => {
    const links = message.links.map((link) =>
      element("li", {}, element("a", { href: link.url, rel: "noreferrer", textContent: link.title })));
    const list = element("ul", { className: "choices" });
    list.append(...message.buttons.map((button) => {
      const choice = element("button", { type: "button", textContent: button.title });
      choice.addEventListener("click", () => {
        list.querySelectorAll("button").forEach((other) => { other.disabled = true; });
        choice.setAttribute("aria-pressed", "true");
        send({ payload: button.payload }, button.title);
      });
      return element("li", {}, choice);
    }), ...links);
    return list.children.length ? [list] : [];
  };

  // A form of a message: what is typed in it goes to its own door, never into the chat.
  const formOf = (message) => {
    const asked = message.form;
    if (asked && asked.kind === "document") return window.vigiePapers(message);
    if (!asked || asked.kind !== "verification") return [];
    const inputs = asked.fields.map((field) => {
      const id = `${message.id}-${field.name}`;
      const input = element("input", { id, name: field.name, autocomplete: "off", required: true, maxLength: 40 });
      input.setAttribute("aria-describedby", `${id}-hint`);
      return element("div", {}, element("label", { htmlFor: id, textContent: field.label }), input,
        element("p", { id: `${id}-hint`, className: "hint", textContent: field.hint }));
    });
    const submit = element("button", { type: "submit", textContent: asked.submit });
    const made = element("form", { className: "beside" }, element("p", { className: "who", textContent: asked.title }),
      ...inputs, submit, element("p", { className: "hint", textContent: asked.note }));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      verify(made, asked);
    });
    return [made];
  };

  const verify = async (made, asked) => {
    const typed = Object.fromEntries(new FormData(made));
    made.reset();
    made.querySelectorAll("input, button").forEach((part) => { part.disabled = true; });
    status.textContent = texts.checking;
    const body = { ...typed, form: asked.id };
    const response = await call("POST", `/${conversation.id}/verification`, body).catch(() => null);
    if (!response || !response.ok) { status.textContent = asked.failed; return; }
    status.textContent = "";
    (await response.json()).messages.forEach(show);
    box.focus();
  };

  const show = (message) => {
    if (shown.has(message.id)) return null;
    shown.add(message.id);
    const article = element("div", { className: `message ${message.role}`, lang: message.language },
      element("p", { className: "who", textContent: message.role === "user" ? texts.you : texts.vigie }),
      element("div", { className: "said", textContent: message.text }), ...formOf(message),
      ...choicesOf(message), ...sourcesOf(message));
    log.append(article);
    // The first sentence answers: it must be the one in sight.
    log.scrollTop = article.offsetTop - log.offsetTop;
    return article;
  };

  const showOwn = (text) =>
    show({ id: freshId(), role: "user", text, language, buttons: [], links: [], sources: [], form: null });

  // While the workers start, the answer follows later: look for it in the history.
  const catchUp = async (messageId, tries = 20) => {
    for (let tried = 0; tried < tries && conversation; tried += 1) {
      await new Promise((done) => setTimeout(done, 3000));
      const response = await call("GET", `/${conversation.id}/messages`).catch(() => null);
      if (!response || !response.ok) continue;
      const answer = await response.json();
      const fresh = answer.messages.filter((message) => message.role !== "user" && !shown.has(message.id));
      if (fresh.length) { fresh.forEach(show); return; }
    }
  };

  // What was not taken goes back into the box: nobody should have to type it twice.
  const giveBack = (own, said, reason) => {
    own.remove();
    if (!box.value) box.value = said;
    status.textContent = reason;
    box.focus();
  };

  const send = async (body, said) => {
    const own = showOwn(said);
    status.textContent = texts.typing;
    try {
      const response = await call("POST", `/${conversation.id}/messages`, { ...body, message_id: freshId() });
      const answer = await response.json();
      if (!response.ok) { giveBack(own, said, `${answer.title} ${answer.detail}`); return; }
      status.textContent = "";
      answer.messages.forEach(show);
      if (answer.messages.some((message) => message.role === "system")) catchUp();
    } catch {
      giveBack(own, said, texts.offline);
    }
    box.focus();
  };

  byId("open").addEventListener("click", async () => {
    byId("open").disabled = true;
    try {
      const response = await call("POST", "", { language });
      const answer = await response.json();
      if (!response.ok) { status.textContent = `${answer.title} ${answer.detail}`; return; }
      conversation = answer;
      intro.hidden = true;
      log.hidden = form.hidden = false;
      status.textContent = "";
      answer.messages.forEach(show);
      box.focus();
    } catch {
      status.textContent = texts.offline;
    } finally {
      byId("open").disabled = false;
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    send({ text }, text);
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  byId("erase").addEventListener("click", async () => {
    const response = await call("DELETE", `/${conversation.id}`).catch(() => null);
    // Gone before counts as erased; anything else is said, and can be tried again.
    if (!response || ![204, 404].includes(response.status)) { status.textContent = texts.not_erased; return; }
    conversation = null;
    shown = new Set();
    log.replaceChildren();
    log.hidden = form.hidden = true;
    intro.hidden = false;
    status.textContent = texts.erased;
    byId("open").focus();
  });
})();
