// The form that makes a paper: its fields come from the server, what is typed goes to the paper's own door and is kept nowhere.
import { openDialog } from "./dialog.js";
import { make, redraw } from "./element.js";
import { say, tag } from "./strings.js";

const typed = (value, type) => {
  if (type === "list") return value.split("\n").map((line) => line.trim()).filter(Boolean);
  return type === "yes_no" ? value === "true" : value;
};

const collect = (elements, form) => {
  const body = { language: form.language, ...form.values };
  form.fields.forEach(({ name, type }) => {
    const value = elements[name].value.trim();
    if (value) body[name] = typed(value, type);
  });
  return body;
};

const options = (form, { type, choices = [] }) => {
  const known = type === "yes_no" ? [{ value: "true", title: form.yes }, { value: "false", title: form.no }] : choices;
  return [{ value: "", title: form.unset }, ...known].map(({ value, title }) => make("option", { value }, title));
};

const input = (form, field) => {
  const { name, type, required } = field;
  const shared = { id: `paper-${name}`, name, required, "aria-describedby": `paper-${name}-hint`, autocomplete: "off" };
  if (type === "longtext" || type === "list") return make("textarea", { ...shared, rows: type === "list" ? "3" : "5", maxlength: "5000", dir: "auto" });
  if (type === "choice" || type === "yes_no") return make("select", shared, options(form, field));
  return make("input", { ...shared, type: type === "date" ? "date" : "text", maxlength: "200" });
};

const row = (form) => (field) => [
  make("label", { for: `paper-${field.name}` }, field.label, field.required ? [] : ` (${form.optional})`),
  input(form, field),
  make("p", { class: "hint", id: `paper-${field.name}-hint` }, field.hint),
];

const fetched = (desk, form, body, format) =>
  desk.server.fetch("POST", `/api/v1/documents/${encodeURIComponent(form.paper)}${format}`, body);

const asLink = async (response, title) => {
  const [, name = "vigie"] = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") || "") || [];
  return make("a", { class: "choice", href: URL.createObjectURL(await response.blob()), download: name }, title);
};

// Beside each field what is wrong with it; the focus goes to the first.
const complain = async (response, form, root, said) => {
  const problem = await response.json().catch(() => null);
  const wrong = Object.fromEntries(((problem && problem.errors) || []).map(({ field, message }) => [field, message]));
  said.textContent = problem && problem.title ? [problem.title, problem.detail].filter(Boolean).join(" ") : form.failed;
  form.fields.forEach(({ name, hint }) => {
    root.elements[name].toggleAttribute("aria-invalid", Boolean(wrong[name]));
    if (wrong[name]) root.elements[name].setAttribute("aria-invalid", "true");
    document.getElementById(`paper-${name}-hint`).textContent = wrong[name] || hint;
  });
  const first = form.fields.find(({ name }) => wrong[name]);
  if (first) root.elements[first.name].focus();
};

const fill = async (event, desk, form, { said, made }) => {
  event.preventDefault();
  const root = event.target;
  const body = collect(root.elements, form);
  redraw(made);
  said.textContent = say("making");
  const response = await fetched(desk, form, body, "");
  if (!response.ok) return complain(response, form, root, said);
  const links = [await asLink(response, form.download)];
  const text = form.paper === "deadlines" ? null : await fetched(desk, form, body, "?format=txt");
  if (text && text.ok) links.push(await asLink(text, form.download_text));
  said.textContent = "";
  redraw(made, links.map((link) => make("li", {}, link)));
  links[0].focus();
  return links;
};

export const openPaper = async (desk, kind, language) => {
  const form = await desk.attempt(async () => (await desk.server.asked("GET", `/console/papers/${encodeURIComponent(kind)}?language=${language}`)).json());
  if (!form) return;
  const said = make("p", { role: "status" });
  const made = make("ul", { class: "choices" });
  const submit = (event) => desk.attempt(() => fill(event, desk, form, { said, made }));
  openDialog(form.title, [make("form", { lang: tag(language), onsubmit: submit },
    form.fields.map(row(form)), make("p", {}, make("button", { type: "submit" }, form.submit)), make("p", { class: "hint" }, form.note), said, made)]);
};
