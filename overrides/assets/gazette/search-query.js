// What a reader typed → what is looked for: words, a 文号, a 条. The index is made with the same normal form.

const SIGNS = /[^\p{L}\p{N}]+/gu;
const CHINESE = /^[\u4e00-\u9fff]*$/;
const NUMBER = /([\u4e00-\u9fff]{0,14})\s*[〔[(【〈]\s*((?:19|20)\d{2})\s*[〕\])】〉]\s*第?\s*0*(\d{1,5})\s*号?/;
const LOOSE_NUMBER = /([\u4e00-\u9fff]{2,14})\s*((?:19|20)\d{2})\s*[-年]?\s*第?\s*0*(\d{1,5})\s*号/;
const NUMERAL = "[〇零一二两三四五六七八九十百千\\d]+";
const ARTICLE = new RegExp(`第?\\s*(${NUMERAL})\\s*[条條](?:之(${NUMERAL}))?(?:\\s*第?\\s*(${NUMERAL})\\s*款)?`);
const DIGITS = new Map([..."零一二三四五六七八九"].map((char, value) => [char, value]).concat([["〇", 0], ["两", 2]]));
const UNITS = { 十: 10, 百: 100, 千: 1000 };

// Runs of letters, digits and Chinese characters, one width, lower case, no blanks.
export function runsOf(text) {
  const words = text.replace(/\s+/g, "").replace(SIGNS, "\0").normalize("NFKC").replace(SIGNS, "\0");
  return words.toLowerCase().split("\0").filter(Boolean);
}

export const fold = (text) => (CHINESE.test(text) ? text : runsOf(text).join(""));

// `terms` are lists of runs, each to be found as one phrase; `whole` is everything folded, but for the 条; `series` is
// the agency and year of a 文号.
export function parse(text) {
  const typed = text.normalize("NFKC").trim();
  const number = NUMBER.exec(typed) ?? LOOSE_NUMBER.exec(typed);
  const plain = number ? typed.replace(number[0], `${number[1]}〔${number[2]}〕${number[3]}号 `) : typed;
  const article = number ? null : articleOf(plain);
  const rest = article ? plain.replace(article.text, " ") : plain;
  return {
    typed: text.trim(),
    terms: rest.split(/\s+/).map(runsOf).filter((runs) => runs.length),
    whole: fold(rest),
    latin: /^[a-z'’\s]{2,}$/i.test(rest) ? rest.toLowerCase().replace(/[^a-z]/g, "") : "",
    article,
    series: number && `${number[1]}${number[2]}`,
  };
}

// A 条 counts only beside a title; alone, `第十二条` would be in every law.
function articleOf(text) {
  const found = ARTICLE.exec(text);
  if (!found || fold(text.replace(found[0], "")).length < 2) return null;
  const [number, sub, clause] = found.slice(1).map((part) => part && valueOf(part));
  if (!number) return null;
  const anchor = `art-${number}${sub ? `-${sub}` : ""}`;
  return { text: found[0], label: found[0].replace(/\s+/g, ""), anchor, exact: clause ? `${anchor}-p${clause}` : anchor };
}

function valueOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit = null;
  for (const char of text) {
    if (char in UNITS) {
      total += (digit || 1) * UNITS[char];
      digit = null;
    } else digit = DIGITS.get(char);
  }
  return total + (digit ?? 0);
}
