// The conversation as plain text: copied, printed or saved by the person; it goes nowhere else.
const written = (chat) =>
  chat.conversation.messages
    .map(({ role, text, sources, links }) => {
      const lines = [`${chat.say(role === "user" ? "you" : role)} :`, text];
      links.forEach(({ title, url }) => lines.push(`${title} : ${url}`));
      if (sources.length) lines.push(`${chat.say("sources")} : ${sources.map(({ title, url }) => `${title} ${url}`).join(" ; ")}`);
      return lines.join("\n");
    })
    .join("\n\n");

export const copyAll = async (chat) => {
  try {
    await navigator.clipboard.writeText(written(chat));
    chat.notice = chat.say("copied");
  } catch {
    chat.notice = chat.say("not_copied");
  }
};

export const saveAll = (chat) => {
  const address = URL.createObjectURL(new Blob([written(chat)], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: chat.say("file_name") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

// A page of its own: the site's own would be printed with it.
export const printAll = (chat) => {
  const page = open("", "_blank");
  if (!page) return;
  page.document.documentElement.lang = chat.language;
  page.document.title = chat.say("title");
  written(chat)
    .split("\n")
    .forEach((line) => page.document.body.append(Object.assign(page.document.createElement("p"), { textContent: line })));
  page.print();
};
