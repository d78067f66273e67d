// The form that makes a paper: filled in here, sent to its own door, kept nowhere.
import { html, nothing } from "lit";

const typed = (value, type) => {
  if (type === "list") return value.split("\n").map((line) => line.trim()).filter(Boolean);
  return type === "yes_no" ? value === "true" : value;
};

const collect = (made, form) => {
  const body = { language: form.language, ...form.values };
  form.fields.forEach(({ name, type }) => {
    const value = made.elements[name].value.trim();
    if (value) body[name] = typed(value, type);
  });
  return body;
};

const fetched = (chat, form, body, format) =>
  chat.server.call("POST", `/documents/${form.paper}${format}`, { body, language: form.language }).catch(() => null);

const asLink = async (response, title) => {
  const disposition = response.headers.get("Content-Disposition") || "";
  const name = (disposition.match(/filename="?([^";]+)/) || [])[1] || "vigie";
  return { href: URL.createObjectURL(await response.blob()), name, title };
};

// What is known of one paper's form: `said`, `links` to what was made, `wrong` field → sentence.
const stateOf = (chat, id) => chat.papers.get(id) || { said: "", links: [], wrong: {} };

const set = (chat, id, state) => {
  chat.papers.set(id, { said: "", links: [], wrong: {}, ...state });
  chat.requestUpdate();
  return chat.updateComplete;
};

const complain = async (chat, { id, form }, response) => {
  const problem = response && (await response.json().catch(() => null));
  const wrong = Object.fromEntries(((problem && problem.errors) || []).map(({ field, message }) => [field, message]));
  const said = problem ? `${problem.title} ${problem.detail || ""}` : form.failed;
  await set(chat, id, { said, wrong });
  const first = form.fields.find(({ name }) => wrong[name]);
  if (first) chat.renderRoot.getElementById(`${id}-${first.name}`).focus();
};

const make = async (event, chat, message) => {
  event.preventDefault();
  const { id, form } = message;
  const body = collect(event.target, form);
  await set(chat, id, { said: chat.say("making") });
  const response = await fetched(chat, form, body, "");
  if (!response || !response.ok) return complain(chat, message, response);
  const links = [await asLink(response, form.download)];
  const text = form.paper === "deadlines" ? null : await fetched(chat, form, body, "?format=txt");
  if (text && text.ok) links.push(await asLink(text, form.download_text));
  await set(chat, id, { links });
  chat.renderRoot.getElementById(`${id}-made`).focus();
};

const options = (form, { type, choices }) => {
  const known = type === "yes_no" ? [{ value: "true", title: form.yes }, { value: "false", title: form.no }] : choices;
  return html`<option value="">${form.unset}</option>${known.map(({ value, title }) => html`<option value=${value}>${title}</option>`)}`;
};

const input = (form, field, id, wrong) => {
  const { name, type, required } = field;
  const hint = `${id}-hint`, invalid = wrong ? "true" : nothing;
  if (type === "longtext" || type === "list") {
    return html`<textarea id=${id} name=${name} rows=${type === "list" ? 3 : 5} maxlength="5000" autocomplete="off" ?required=${required}
      aria-describedby=${hint} aria-invalid=${invalid}></textarea>`;
  }
  if (type === "choice" || type === "yes_no") {
    return html`<select id=${id} name=${name} ?required=${required} aria-describedby=${hint} aria-invalid=${invalid}>${options(form, field)}</select>`;
  }
  return html`<input id=${id} name=${name} type=${type === "date" ? "date" : "text"} maxlength="200" autocomplete="off" ?required=${required}
    aria-describedby=${hint} aria-invalid=${invalid}>`;
};

export const paper = (chat, message) => {
  const { id, form } = message;
  const { said, links, wrong } = stateOf(chat, id);
  const row = (field) => html`<label for=${`${id}-${field.name}`}>${field.label}${field.required ? nothing : html` (${form.optional})`}</label>
    ${input(form, field, `${id}-${field.name}`, wrong[field.name])}
    <p class="hint" id=${`${id}-${field.name}-hint`}>${wrong[field.name] || field.hint}</p>`;
  return html`<form class="beside" aria-labelledby=${`${id}-title`} @submit=${(event) => make(event, chat, message)}>
    <p class="who" id=${`${id}-title`}>${form.title}</p>
    ${form.fields.map(row)}
    <button type="submit">${form.submit}</button>
    <p class="hint">${form.note}</p>
    <p role="status">${said}</p>
    ${links.length ? html`<ul class="choices">${links.map(({ href, name, title }, place) =>
      html`<li><a class="choice" id=${place ? nothing : `${id}-made`} href=${href} download=${name}>${title}</a></li>`)}</ul>` : nothing}
  </form>`;
};
