// Signing in again over the page: what was typed stays where it is.
import { openDialog } from "./dialog.js";
import { make } from "./element.js";
import { say, spoken } from "./strings.js";

let asking = null;

const field = (name, type, key, more = {}) => [
  make("label", { for: `sign-in-${name}` }, say(key)),
  make("input", { id: `sign-in-${name}`, name, type, maxlength: "200", autocapitalize: "off", spellcheck: "false", ...more }),
];

const sent = (form) =>
  fetch(`/console/sign-in?language=${spoken()}`, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    credentials: "same-origin",
    cache: "no-store",
    headers: { Accept: "text/html" },
    referrerPolicy: "same-origin",
  }).catch(() => null);

const refusal = (response) => {
  if (!response) return say("unreachable");
  return say(response.status === 403 ? "account_locked" : "sign_in_refused");
};

const attempt = async (event, said, done) => {
  event.preventDefault();
  const form = event.target;
  said.textContent = say("signing_in");
  const response = await sent(form);
  if (response && response.ok) return done(form.elements.name.value);
  said.textContent = refusal(response);
  form.elements.password.value = "";
  if (form.elements.code) form.elements.code.value = "";
  form.elements.password.focus();
  return null;
};

const ask = (name) =>
  new Promise((signedIn) => {
    const said = make("p", { role: "alert", class: "refusal" });
    const form = make("form", { method: "post", action: "/console/sign-in" },
      make("p", {}, say("signed_out_because")),
      field("name", "text", "agent_name", { value: name, required: true, autocomplete: "username" }),
      field("password", "password", "password", { required: true, autocomplete: "current-password", autofocus: true }),
      field("code", "text", "second_factor", { inputmode: "numeric", autocomplete: "one-time-code" }),
      make("p", { class: "hint" }, say("second_factor_hint")),
      said,
      make("button", { type: "submit" }, say("sign_in")));
    const { dialog } = openDialog(say("sign_in_again"), [form], { className: "sign-in", closes: false });
    form.addEventListener("submit", (event) => attempt(event, said, (who) => { dialog.close(); signedIn(who); }));
  });

// One dialog, however many calls wait for it. Another agent starts anew: they must not see this one's work.
export const signInAgain = (name) => {
  asking = asking || ask(name).then((who) => {
    asking = null;
    if (who !== name) location.reload();
  });
  return asking;
};
