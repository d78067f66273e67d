// What stands under a message, by the kind that the server names.
import { nothing } from "lit";
import { box } from "./box.js";
import { callBack } from "./call-back.js";
import { paper } from "./paper.js";
import { plan } from "./plan.js";
import { reference } from "./reference.js";
import { stations } from "./stations.js";

export const formUnder = (chat, message, latest) => {
  const { form } = message;
  if (!form) return nothing;
  if (form.kind === "verification") return reference(chat, message, latest);
  if (form.kind === "box") return box(chat, message, latest);
  if (form.kind === "call_back") return callBack(chat, message);
  if (form.kind === "stations") return stations(chat, form);
  if (form.kind === "document") return form.plan ? plan(chat, message) : paper(chat, message);
  return nothing;
};
