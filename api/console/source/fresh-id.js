// crypto.randomUUID exists on https and localhost only.
export const freshId = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");
