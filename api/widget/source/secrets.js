// Masks numbers that must not leave the device, with the marks of bot/redaction/masks.py.
const NIR = "[n° sécu/SSN]", CARD = "[carte/card]", ACCOUNT = "[IBAN]";
const IBAN_SHAPE = /\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}/gi;
// Corsican departments are 2A and 2B.
const LONG_NUMBER = /\d(?:[ .\-_/]{0,3}(?:\d|[AB](?=[ .\-_/]{0,3}\d))){11,18}/gi;
const NIR_SHAPE = /^[1-478]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d\d|2[AB])\d{6}(?:\d\d)?$/;

const compact = (written) => written.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

const isCard = (digits) => {
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const worth = Number(digit) * (place % 2 ? 2 : 1);
    return total + (worth > 9 ? worth - 9 : worth);
  }, 0);
  return sum % 10 === 0;
};

const isIban = (written) => {
  const turned = written.slice(4) + written.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => letter.charCodeAt(0) - 55);
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};

// The longest beginning that is an IBAN: words may follow it.
const maskIban = (written) => {
  for (let end = written.length; end >= 15; end -= 1) {
    if (/\w/.test(written[end - 1]) && isIban(compact(written.slice(0, end)))) return ACCOUNT + written.slice(end);
  }
  return written;
};

const maskNumber = (written) => {
  const number = compact(written);
  if (NIR_SHAPE.test(number)) return NIR;
  return isCard(number) ? CARD : written;
};

// The same text when it holds none; full-width digits count as digits.
export const masked = (text, { accounts = true } = {}) => {
  const even = text.normalize("NFKC");
  const without = (accounts ? even.replace(IBAN_SHAPE, maskIban) : even).replace(LONG_NUMBER, maskNumber);
  return without === even ? text : without;
};
