// Every sentence of the console, from data/wording/console.yml, in the language that the agent reads.
export const LANGUAGES = ["fr", "en"];
const TAGS = { fr: "fr-FR", en: "en-GB" };
let strings = {};
let topics = {};
let language = document.documentElement.lang === "en" ? "en" : "fr";

export const loadStrings = async () => {
  const response = await fetch("/console/strings", { credentials: "same-origin" });
  if (!response.ok) throw new Error(String(response.status));
  ({ strings, topics } = await response.json());
};

export const spoken = () => language;

export const other = (one) => LANGUAGES.find((each) => each !== one);

export const tag = (one = language) => TAGS[one];

export const sayIn = (one, key, values = {}) => strings[key][one].replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const say = (key, values) => sayIn(language, key, values);

// A text of the server: {"fr", "en"}, or one that is the same in both.
export const inOurs = (text) => (text && typeof text === "object" ? text[language] || text[other(language)] || "" : text || "");

// The title of a topic; one that has none here keeps its name.
export const topicTitle = (topic) => (Object.hasOwn(topics, topic) ? inOurs(topics[topic]) : topic);

// What the page itself holds: `data-say` is its text, `data-say-label` its name.
const relabel = () => {
  document.querySelectorAll("[data-say]").forEach((element) => {
    element.textContent = say(element.dataset.say);
  });
  document.querySelectorAll("[data-say-label]").forEach((element) => element.setAttribute("aria-label", say(element.dataset.sayLabel)));
};

export const speak = (chosen) => {
  language = chosen;
  document.documentElement.lang = chosen;
  history.replaceState(null, "", `?language=${chosen}`);
  relabel();
};
