// Whether results hold the words as they were typed: the index knows pairs of characters, which may stand in one passage without the phrase.

import { rangesOf } from "./search-text.js";

const TRIED = 30;
const READ = 3;

// Nothing need be read to know that a document holds the words: its title does, or was weighed; or each is a pair, which the index knows.
export const sure = ({ titled, parts, terms }) => titled || Boolean(parts) || terms.every(([run, ...more]) => run.length === 2 && !more.length);

// The results from the first on that holds the words, of those that are read to be sure; null where none does.
export async function proven(results, words) {
  for (let at = 0; at < Math.min(results.length, TRIED); at++) {
    if (await holds(results[at], words)) return results.slice(at);
  }
  return null;
}

export async function holds(result, words) {
  if (sure(result)) return true;
  const { terms, apart } = result;
  const read = [];
  for (const number of result.passages.slice(0, READ)) {
    const { label, text } = await words.passage(number);
    read.push(`${label}\0${text}`);
    if (apart ? terms.every((term) => read.some((each) => rangesOf(each, [term]))) : rangesOf(read.at(-1), terms)) return true;
  }
  return false;
}
