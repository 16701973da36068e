// A question in plain speech → the phrases of it that papers use. The browser cuts words, the index says which belong together.

import { fold } from "./search-query.js";

const ASKING =
  /请问|怎么样|怎么办|怎么|怎样|如何|什么时候|什么|哪些|哪里|哪个|多少钱|多少|多久|能不能|可不可以|可以|要不要|是不是|是否|有没有|需要|应该|为什么|关于|有关|规定|找谁|找哪|吗|呢/g;
const APART = new Set("的了着过和与或及在被把对给让不没要会能就都也有是我你他她它们这那个从向到为由之其");
const LEFT_OUT = 1;

// Null where a word is in no paper at all: a question about something else is better left unanswered.
export async function phrasesOf(text, known) {
  if (!Intl.Segmenter) return null;
  const segments = new Intl.Segmenter("zh", { granularity: "word" }).segment(text.normalize("NFKC").replace(ASKING, " "));
  const words = [...segments].map(({ segment }) => fold(segment)).map((word) => (APART.has(word) ? "" : word));
  const phrases = [];
  let leftOut = 0;
  for (let at = 0; at < words.length; ) {
    const end = words[at] ? await longest(words, at, known) : at;
    if (end > at) phrases.push(words.slice(at, end).join(""));
    else if (words[at].length > 1) return null;
    else if (words[at] && ++leftOut > LEFT_OUT) return null;
    at = Math.max(end, at + 1);
  }
  return phrases.length ? [...new Set(phrases)] : null;
}

// The end of the longest phrase that begins here and stands in some paper; the beginning itself where none does.
async function longest(words, from, known) {
  let end = from;
  for (let phrase = "", at = from; words[at]; at++) {
    phrase += words[at];
    if (phrase.length < 2) continue;
    if (!(await known(phrase))) break;
    end = at + 1;
  }
  return end;
}
