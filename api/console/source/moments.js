// Times and ages in words.
import { say, tag } from "./strings.js";

const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
// Facts that were not looked at for half a year are marked.
export const OLD_DAYS = 180;

export const sinceWords = (iso, now = Date.now()) => {
  const passed = Math.max(0, now - Date.parse(iso));
  if (passed < MINUTE) return say("since_now");
  if (passed < HOUR) return say("since_minutes", { count: Math.floor(passed / MINUTE) });
  if (passed < DAY) return say("since_hours", { count: Math.floor(passed / HOUR) });
  return say("since_days", { count: Math.floor(passed / DAY) });
};

export const ageWords = (days) => {
  if (days <= 0) return say("checked_today");
  return days === 1 ? say("checked_yesterday") : say("checked_days_ago", { count: days });
};

const shown = (iso, form) => {
  const moment = new Date(iso);
  return Number.isNaN(moment.valueOf()) ? "" : moment.toLocaleString(tag(), form);
};

// A day without hour must not slip into its neighbour.
export const day = (iso) => shown(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00Z` : iso, { dateStyle: "long" });

export const hour = (iso) => shown(iso, { hour: "2-digit", minute: "2-digit" });

export const dayAndHour = (iso) => shown(iso, { dateStyle: "short", timeStyle: "short" });

// The words of each `<time data-since>` get old by themselves.
export const keepSinceCurrent = () =>
  setInterval(() => {
    document.querySelectorAll("time[data-since]").forEach((time) => {
      const words = sinceWords(time.dateTime);
      if (time.textContent !== words) time.textContent = words;
    });
  }, 15000);

export const languageName = (code) => say(`language_${code}`);
