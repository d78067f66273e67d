// Police and gendarmerie: near a place that is typed, and those that the answer named.
import { button, byId, make, redraw } from "../element.js";
import { say, spoken } from "../strings.js";
import { apart, link, paragraphs } from "../text.js";
import { sourceList } from "./sources.js";

let found = null;
let typed = "";

const where = ({ address = "", postcode = "", commune = "" }) => (address.includes(postcode) ? address : `${address}, ${postcode} ${commune}`);

const far = ({ distance_km: km }) => (km !== null && km >= 1 ? make("p", { class: "hint" }, say("far", { km: Math.round(km) })) : null);

const card = (station) =>
  make("li", { class: "station" },
    make("p", {}, make("strong", {}, apart(station.name)), " (", say(station.kind === "gendarmerie" ? "gendarmerie" : "police"), ")"),
    make("p", { dir: "auto" }, where(station)),
    station.competent ? make("p", { class: "mark" }, say("competent")) : null,
    station.hours_today ? make("p", { dir: "auto" }, station.hours_today) : null,
    far(station),
    station.phone ? make("p", {}, link(station.tel, station.phone)) : null);

const cards = (stations) => (stations.length ? make("ul", { class: "stations" }, stations.map(card)) : null);

const choices = (desk, { choices: communes, stations }) =>
  communes.length
    ? [make("p", {}, say("which_commune")), make("ul", { class: "choices" }, communes.map(({ commune, department, postcodes }) =>
        make("li", {}, button([apart(commune), " (", apart(department), ")"], () => search(desk, stations.length ? commune : postcodes[0]), { class: "choice" }))))]
    : null;

const results = (desk) => {
  if (!found) return null;
  if (found.wrong) return make("p", { class: "refusal", dir: "auto" }, found.wrong);
  const { stations, note, rules } = found;
  return [choices(desk, found), cards(stations), note ? make("p", { class: "hint", dir: "auto" }, note) : null,
    make("details", { id: "station-rules" }, make("summary", {}, say("station_rules")), paragraphs(rules.text), rules.links.map(({ title, url }) => make("p", {}, link(url, title))), sourceList(rules.sources))];
};

const search = async (desk, place) => {
  typed = place;
  const field = /^[\s\d.-]+$/.test(place) ? "postcode" : "commune";
  const asked = new URLSearchParams({ [field]: place, language: spoken() });
  const answer = await desk.attempt(async () => {
    const response = await desk.server.fetch("GET", `/api/v1/stations?${asked}`);
    const body = await response.json();
    return response.ok ? body : { wrong: [body.title, ...(body.errors || []).map(({ message }) => message)].join(" ") };
  });
  if (!answer) return;
  found = answer;
  redraw(byId("station-results"), results(desk));
};

const submit = (event, desk) => {
  event.preventDefault();
  const field = event.target.elements[0];
  const place = field.value.trim();
  return place ? search(desk, place) : field.focus();
};

const form = (desk) =>
  make("form", { onsubmit: (event) => submit(event, desk), role: "search", "aria-label": say("stations") },
    make("label", { for: "place" }, say("place")),
    make("div", { class: "line" },
      make("input", { id: "place", maxlength: "80", autocomplete: "off", value: typed, oninput: ({ target }) => { typed = target.value; } }),
      make("button", { type: "submit", class: "quiet" }, say("search"))));

export const stationsView = (root) => ({
  frame: (desk) => {
    redraw(root, form(desk), make("div", { id: "station-results", role: "status" }, results(desk) || []), make("div", { id: "stations-named" }));
  },
  news: (desk) => {
    const named = (desk.view && desk.view.suggestion && desk.view.suggestion.stations) || [];
    redraw(byId("stations-named"), named.length ? [make("h4", {}, say("stations_named")), cards(named)] : []);
  },
});
