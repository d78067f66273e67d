// Verified facts, each with its sources, the day it was checked, and a mark when that is long ago.
import { make } from "../element.js";
import { ageWords, day, OLD_DAYS } from "../moments.js";
import { inOurs, say } from "../strings.js";
import { apart, link } from "../text.js";
import { sourceList } from "./sources.js";

const age = ({ age_days: days, checked_on: checked }) => {
  const old = days > OLD_DAYS;
  return make("span", { class: old ? "age old" : "age" }, old ? [make("strong", {}, say("old")), " "] : [], ageWords(days), " (", make("time", { datetime: checked }, day(checked)), ")");
};

const fact = (each) =>
  make("li", {},
    make("p", { dir: "auto" }, inOurs(each.text)),
    make("p", { class: "source" },
      each.status ? [make("span", { class: "status" }, apart(inOurs(each.status))), " "] : [],
      age(each), each.sources.map(({ title, url }) => [" · ", link(url, title)])));

export const factList = (facts) =>
  facts.length
    ? make("section", { "aria-labelledby": "facts-title" }, make("h3", { id: "facts-title" }, say("facts")), make("ul", { class: "facts" }, facts.map(fact)))
    : null;

const routeWords = (route) => [route.title, route.name, route.text, route.hours, route.price, route.languages].map(inOurs).filter(Boolean);

const route = (each) =>
  make("li", {}, routeWords(each).map((words) => make("p", { dir: "auto" }, words)),
    each.number ? make("p", {}, link(`tel:${String(each.number).replace(/[^\d+]/g, "")}`, each.number)) : null,
    each.url ? make("p", {}, link(each.url, inOurs(each.title) || inOurs(each.name) || each.url)) : null);

const part = (id, title, content) => make("section", { "aria-labelledby": id }, make("h3", { id }, title), content);

export const whereTo = ({ routes = [], links = [], sources = [] }) => [
  routes.length ? part("routes-title", say("routes"), make("ul", { class: "facts" }, routes.map(route))) : null,
  links.length ? part("links-title", say("links"), make("ul", { class: "sources" }, links.map(({ title, url }) => make("li", {}, link(url, inOurs(title)))))) : null,
  sources.length ? make("details", { id: "sources-of-it" }, make("summary", {}, say("sources")), sourceList(sources)) : null,
];
