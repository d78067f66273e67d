// Every sentence of the widget, from data/wording/widget.yml.
import strings from "./strings.json";

export const LANGUAGES = ["fr", "en"];

export const languageOf = (tag) => LANGUAGES.find((language) => (tag || "").toLowerCase().startsWith(language));

export const say = (language, key, values = {}) =>
  strings[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const spokenDate = (language, iso) =>
  new Date(`${iso.slice(0, 10)}T12:00:00Z`).toLocaleDateString(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" });

// The device's own clock.
export const spokenTime = (language, iso) => {
  const at = new Date(iso), minutes = String(at.getMinutes()).padStart(2, "0");
  return `${at.getHours()}${language === "fr" ? "\u00a0h\u00a0" : ":"}${minutes}`;
};
