// The passages of a document that are worth quoting, with the words in them.

import { marked, rangesOf, rangesOfAny } from "./search-text.js";

const QUOTED = 3;

export async function quotesOf(engine, { article }, result) {
  if (!engine.index.whole) return [];
  if (article && result.titled) {
    const sought = await engine.words.article(result.at, article.anchor);
    return sought ? [{ ...sought, sought: true, ranges: [] }] : [];
  }
  const quotes = [];
  for (const number of near(engine, result)) {
    if (quotes.length === QUOTED) break;
    const passage = await engine.words.passage(number);
    const ranges = rangesIn(passage, result);
    if (ranges) quotes.push({ ...passage, ranges });
  }
  return quotes;
}

// Null where a passage is not worth quoting: it has to hold every term, its label counted in; or some, where other passages hold the rest.
function rangesIn({ label, text }, { terms, apart, parts }) {
  const some = rangesOfAny(text, terms);
  if (apart || parts) return some.length ? some : null;
  return rangesOf(text, terms) ?? (rangesOf(`${label}\0${text}`, terms) && some);
}

// The first passage, and those that come with it in one file. What a paper says of itself is no quote.
function near(engine, { at, passages, apart }) {
  const [first, ...others] = passages.filter((number) => number !== engine.words.starts[at]);
  if (first === undefined) return [];
  return [first, ...others.filter((number) => apart || engine.words.together(first, number))];
}

export function quoted(quotes, title, terms) {
  const box = document.createElement("ul");
  box.className = "gz-quotes";
  for (const { anchor, label, text, ranges } of quotes) {
    const item = document.createElement("li");
    if (label) {
      const link = document.createElement("a");
      link.href = new URL(anchor ? `#${anchor}` : "", title.href.split("#")[0]);
      link.append(marked(label, rangesOfAny(label, terms)));
      item.append(link, " ");
    }
    item.append(marked(text, ranges, true));
    box.append(item);
  }
  return box;
}
