// Where words stand in a text, and the stretch of it that is worth showing.

import { fold } from "./search-query.js";

const BEFORE = 28;
const LONGEST = 110;

// The stretches of a text that hold these terms, as pairs of offsets; null where a term is not in it as a phrase.
export function rangesOf(text, terms) {
  const found = rangesOfEach(text, terms);
  return found.every((ranges) => ranges.length) ? merged(found.flat()) : null;
}

// The stretches that hold any of the terms, in order.
export const rangesOfAny = (text, terms) => rangesOfEach(text, terms).flatMap(merged).sort((a, b) => a[0] - b[0]);

function rangesOfEach(text, terms) {
  const { folded, offsets } = foldedWithOffsets(text);
  return terms.map((runs) => {
    const phrase = new RegExp(runs.map((run) => run.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\0+"), "g");
    return Array.from(folded.matchAll(phrase), ({ index, 0: { length } }) => [offsets[index], offsets[index + length - 1] + 1]);
  });
}

function foldedWithOffsets(text) {
  let folded = "";
  const offsets = [];
  let at = 0;
  for (const char of text) {
    if (char.trim()) {
      const plain = fold(char) || "\0";
      folded += plain;
      for (let i = 0; i < plain.length; i++) offsets.push(at + (i < char.length ? i : char.length - 1));
    }
    at += char.length;
  }
  return { folded, offsets };
}

function merged(ranges) {
  const joined = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

// A text with its words in <mark>; `short` cuts it around the first.
export function marked(text, ranges, short = false) {
  const first = ranges[0]?.[0] ?? 0;
  const start = short && first > BEFORE + 10 ? first - BEFORE : 0;
  const end = short ? Math.min(text.length, start + LONGEST) : text.length;
  const piece = document.createDocumentFragment();
  let at = start;
  if (start) piece.append("…");
  for (const [from, to] of ranges) {
    if (from < at || from >= end) continue;
    piece.append(text.slice(at, from));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, Math.min(to, end));
    piece.append(mark);
    at = Math.min(to, end);
  }
  piece.append(text.slice(at, end));
  if (end < text.length) piece.append("…");
  return piece;
}
