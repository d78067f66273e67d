// An address that may stand behind a link; anything that would run stays a dead one.
export const outside = (url) => (/^(?:https?|tel|mailto|sms):/i.test(url) ? url : "#");
