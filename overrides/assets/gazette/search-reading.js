// The first results of a question, read: what says it in fewer words says it better, what only seemed to say it falls out.

import { says } from "./search-meaning.js";
import { fold } from "./search-query.js";

const READ = 12;
const CLOSE = 80;
const BONUS = 10;

export async function readFirst(results, words) {
  const read = await Promise.all(results.slice(0, READ).map((result) => readOne(result, words)));
  return [...read.filter(Boolean), ...results.slice(READ)];
}

async function readOne(result, words) {
  const { at, parts, passages, score } = result;
  if (!passages.length) return result;
  const { label, text } = await words.passage(passages[0]);
  const hits = hitsOf(fold(label + text), parts);
  const said = parts.filter((part) => part.titled.has(at) || hits.some((hit) => hit.part === part));
  if (!says(at, parts, said)) return null;
  return { ...result, score: score + BONUS * Math.max(0, 1 - span(hits) / CLOSE) };
}

// Where each wording stands, in order.
function hitsOf(text, parts) {
  const hits = parts.flatMap((part) => part.wordings.flatMap((word) => [...text.matchAll(word)].map(({ index }) => ({ part, index, end: index + word.length }))));
  return hits.sort((a, b) => a.index - b.index);
}

// The fewest characters that hold one hit of each part.
function span(hits) {
  const wanted = new Set(hits.map(({ part }) => part)).size;
  let [shortest, from] = [Infinity, 0];
  const inside = new Map();
  hits.forEach(({ part, end }) => {
    inside.set(part, (inside.get(part) ?? 0) + 1);
    for (; inside.size === wanted; from++) {
      shortest = Math.min(shortest, end - hits[from].index);
      const left = inside.get(hits[from].part) - 1;
      if (left) inside.set(hits[from].part, left);
      else inside.delete(hits[from].part);
    }
  });
  return shortest;
}
