// The form under a message that a paper is made with: filled in here, sent to its own door, kept nowhere.
window.vigiePapers = (() => {
  "use strict";
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const options = (choices) => choices.map(({ value, title }) => element("option", { value, textContent: title }));

  const inputOf = (field, asked, id) => {
    const common = { id, name: field.name, required: field.required, autocomplete: "off" };
    if (field.type === "longtext") return element("textarea", { ...common, rows: 5, maxLength: 5000 });
    if (field.type === "list") return element("textarea", { ...common, rows: 4 });
    if (field.type === "choice" || field.type === "yes_no") {
      const choices = field.choices || [{ value: "true", title: asked.yes }, { value: "false", title: asked.no }];
      return element("select", common, element("option", { value: "", textContent: asked.unset }), ...options(choices));
    }
    return element("input", { ...common, type: field.type === "date" ? "date" : "text", maxLength: 200 });
  };

  const typed = (value, type) => {
    if (type === "list") return value.split("\n").map((line) => line.trim()).filter(Boolean);
    return type === "yes_no" ? value === "true" : value;
  };

  const collect = (made, asked) => {
    const body = { language: asked.language, ...asked.values };
    asked.fields.forEach((field) => {
      const value = made.elements[field.name].value.trim();
      if (value) body[field.name] = typed(value, field.type);
    });
    return body;
  };

  const fetchPaper = (asked, body, format) =>
    fetch(`/api/v1/documents/${asked.paper}${format}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": asked.language },
      body: JSON.stringify(body),
    });

  const linkTo = async (response, title) => {
    const disposition = response.headers.get("Content-Disposition") || "";
    const name = (disposition.match(/filename="?([^";]+)/) || [])[1] || "vigie";
    return element("a", { href: URL.createObjectURL(await response.blob()), download: name, textContent: title });
  };

  // What went wrong is said at its field.
  const complain = (made, asked, problem, said) => {
    said.textContent = problem ? `${problem.title} ${problem.detail || ""}` : asked.failed;
    (problem?.errors || []).forEach((error) => {
      const field = made.elements[error.field];
      const hint = field && made.querySelector(`#${CSS.escape(field.id)}-hint`);
      if (!hint) return;
      field.setAttribute("aria-invalid", "true");
      hint.textContent = error.message;
      field.focus();
    });
  };

  const submit = async (made, asked, said, papers) => {
    made.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    said.textContent = "";
    const body = collect(made, asked);
    const response = await fetchPaper(asked, body, "").catch(() => null);
    if (!response || !response.ok) {
      complain(made, asked, response && (await response.json().catch(() => null)), said);
      return;
    }
    papers.replaceChildren(element("li", {}, await linkTo(response, asked.download)));
    if (asked.paper !== "deadlines") {
      const text = await fetchPaper(asked, body, "?format=txt").catch(() => null);
      if (text && text.ok) papers.append(element("li", {}, await linkTo(text, asked.download_text)));
    }
    papers.querySelector("a").focus();
  };

  return (message) => {
    const asked = message.form;
    const inputs = asked.fields.map((field) => {
      const id = `${message.id}-${field.name}`;
      const input = inputOf(field, asked, id);
      input.setAttribute("aria-describedby", `${id}-hint`);
      const label = field.required ? field.label : `${field.label} (${asked.optional})`;
      return element("div", {}, element("label", { htmlFor: id, textContent: label }), input,
        element("p", { id: `${id}-hint`, className: "hint", textContent: field.hint }));
    });
    const said = element("p", { className: "hint" });
    said.setAttribute("role", "alert");
    const papers = element("ul", { className: "choices" });
    const made = element("form", { className: "beside", noValidate: false },
      element("p", { className: "who", textContent: asked.title }), ...inputs,
      element("button", { type: "submit", textContent: asked.submit }),
      element("p", { className: "hint", textContent: asked.note }), said, papers);
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(made, asked, said, papers);
    });
    return [made];
  };
})();
