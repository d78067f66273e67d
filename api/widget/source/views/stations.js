// Stations as cards, each with its telephone and a link to a map.
import { html, nothing } from "lit";
import { outside } from "./outside.js";

const where = ({ address, postcode, commune }) => (address.includes(postcode) ? address : `${address}, ${postcode} ${commune}`);

const onMap = (station) => `https://www.openstreetmap.org/search?${new URLSearchParams({ query: where(station) })}`;

const far = (chat, km) => (km !== null && km >= 1 ? html`<p>${chat.say("far", { km: Math.round(km) })}</p>` : nothing);

const card = (chat, station) => html`<li class="station">
  <p><strong>${station.name}</strong> (${chat.say(station.kind)})</p>
  <p>${where(station)}</p>
  ${station.competent ? html`<p class="state">${chat.say("competent")}</p>` : nothing}
  ${station.hours_today ? html`<p>${station.hours_today}</p>` : nothing}
  ${far(chat, station.distance_km)}
  <ul class="choices">
    ${station.phone ? html`<li><a class="choice" href=${outside(station.tel)}>${station.phone}</a></li>` : nothing}
    <li><a class="choice" href=${onMap(station)} target="_blank" rel="noopener noreferrer"
      aria-label=${`${chat.say("map")} : ${station.name}`}>${chat.say("map")}</a></li>
  </ul>
</li>`;

export const stations = (chat, form) => html`<ul class="stations">${form.stations.map((station) => card(chat, station))}</ul>`;
