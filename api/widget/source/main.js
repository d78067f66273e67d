// The script that a site includes: defines <vigie-chat>, which talks to the server the script came from.
import { VigieChat } from "./vigie-chat.js";

VigieChat.home = document.currentScript ? new URL(document.currentScript.src).origin : location.origin;
if (!customElements.get("vigie-chat")) customElements.define("vigie-chat", VigieChat);
