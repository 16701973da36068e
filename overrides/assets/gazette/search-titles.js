// Titles and numbers, held whole: what is named exactly never depends on how a text is cut into words.

import { fold } from "./search-query.js";

// As folded; typed as `（2024年修订版）`.
const VERSION = /\d{4}年(?:修订|修正)?版$/;
const STATE = /^中华人民共和国/;
const EXACT = 100;
const CONTAINS = 70;
const ALL_TERMS = 50;

export class Titles {
  // `weight` of a place is added to the score of what stands there.
  constructor(rows, weight) {
    this.titles = rows.map(({ title }) => fold(title));
    this.plain = this.titles.map((title) => title.replace(VERSION, "").replace(STATE, ""));
    this.weights = rows.map((_, at) => weight(at));
    this.numbers = rows.map(({ number }) => fold(number));
  }

  // Document → how well its title or number fits (100 is the very title), for those that do.
  find({ whole, terms }) {
    const found = new Map();
    if (!whole) return found;
    const short = whole.replace(STATE, "") || whole;
    const wanted = { whole, short, parts: terms.map((runs) => runs.join("")), full: short.length > 3 ? abridged(short, 4) : null };
    this.titles.forEach((title, at) => {
      const score = this.score(at, title, wanted);
      if (score) found.set(at, score + this.weights[at]);
    });
    return found;
  }

  score(at, title, { whole, short, parts, full }) {
    if (title === whole || this.plain[at] === short || this.numbers[at] === whole) return EXACT;
    if (title.includes(short)) return CONTAINS + (20 * short.length) / this.plain[at].length;
    if (this.numbers[at].includes(whole)) return CONTAINS;
    if (full?.test(title)) return ALL_TERMS + (20 * short.length) / title.length;
    if (parts.length < 2 || !parts.every((part) => title.includes(part) || this.numbers[at].includes(part))) return 0;
    return ALL_TERMS + (20 * whole.length) / (title.length + whole.length);
  }

  // Documents whose title holds one of these words.
  holding(words) {
    return [...this.titles.keys()].filter((at) => words.some((word) => this.titles[at].includes(word)));
  }

  // Documents whose title says in full what was typed in short: 反家暴 for 反家庭暴力.
  shortened(word) {
    const full = abridged(word, 2);
    return [...this.titles.keys()].filter((at) => full.test(this.titles[at]));
  }

  // Titles that hold what was typed but for one character, or two in a long query.
  near({ whole, series }) {
    const found = new Map();
    if (series) return this.alike(series);
    const allowed = whole.length < 4 ? 0 : whole.length < 9 ? 1 : 2;
    if (!allowed) return found;
    const chars = [...whole];
    this.titles.forEach((title, at) => {
      if (lacksMore(chars, title, allowed)) return;
      const errors = distance(whole, title);
      if (errors <= allowed) found.set(at, CONTAINS - 15 * errors + 100 / (5 + this.plain[at].length) + this.weights[at]);
    });
    return found;
  }

  // Numbers of the same agency and year.
  alike(series) {
    return new Map([...this.numbers.keys()].filter((at) => this.numbers[at].includes(series)).map((at) => [at, CONTAINS]));
  }

  // Titles whose readings begin with, or hold, the letters typed: whole syllables, initials, or both.
  spelt(letters, readings) {
    const found = new Map();
    this.plain.forEach((title, at) => {
      const syllables = [...title].map((char) => readings[char]?.split(" ") ?? [char]);
      const start = syllables.findIndex((_, from) => spells(syllables, from, letters, 0));
      if (start < 0) return;
      found.set(at, CONTAINS + (start ? 0 : 5) + 100 / (5 + syllables.length) + this.weights[at]);
    });
    return found;
  }
}

// A word with at most so many other characters after each of its own.
const abridged = (word, between) => new RegExp([...word].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(`.{0,${between}}`));

function spells(syllables, at, letters, from) {
  if (from === letters.length) return true;
  if (at === syllables.length) return false;
  return syllables[at].some((syllable) => {
    if (syllable[0] !== letters[from]) return false;
    if (letters.startsWith(syllable, from) && spells(syllables, at + 1, letters, from + syllable.length)) return true;
    if (syllable.startsWith(letters.slice(from)) && letters.length - from > 1) return true;
    return spells(syllables, at + 1, letters, from + 1);
  });
}

// Whether a text has not got more than so many of the characters wanted: no fewer changes will do.
function lacksMore(chars, text, allowed) {
  let lacking = 0;
  return chars.some((char) => !text.includes(char) && ++lacking > allowed);
}

// The fewest changes that turn what is wanted into some part of a text.
function distance(wanted, text) {
  let row = new Uint8Array(text.length + 1);
  for (let i = 1; i <= wanted.length; i++) {
    const next = new Uint8Array(text.length + 1);
    next[0] = i;
    for (let j = 1; j <= text.length; j++) {
      next[j] = Math.min(row[j - 1] + (wanted[i - 1] !== text[j - 1]), row[j] + 1, next[j - 1] + 1);
    }
    row = next;
  }
  return Math.min(...row);
}
