// Leaves at once for a page that tells nothing: no entry in the history, nothing kept in this tab or on the server.
import { forget } from "./kept.js";

export const leaveQuickly = (chat) => {
  const { conversation } = chat;
  forget(chat.server.endpoint);
  chat.remove();
  document.title = "";
  if (conversation) conversation.erase({ keepalive: true }).catch(() => {});
  location.replace(chat.leaveTo);
};
