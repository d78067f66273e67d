// What survives a change of page in this tab, once a conversation was opened: nothing of what was said.
const NAME = "vigie";

// A browser may refuse storage altogether: then nothing survives.
const tried = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

const key = (endpoint) => `${NAME}:${endpoint}`;

export const keep = (endpoint, { id, token, language, incident, menu, state }, shown) =>
  tried(() => sessionStorage.setItem(key(endpoint), JSON.stringify({ id, token, language, incident, menu, state, shown })));

export const kept = (endpoint) => tried(() => JSON.parse(sessionStorage.getItem(key(endpoint))));

export const forget = (endpoint) => tried(() => sessionStorage.removeItem(key(endpoint)));
