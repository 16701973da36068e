// The index of the text: for every pair of neighbouring characters the passages it stands in. A phrase is all of its pairs.

import { fetchPacked, fetchTable } from "./packed.js";

const ARTICLE = /^art-(\d+)/;
const STEPS = 24;
const LONG = 4;

export class Words {
  constructor(index, base) {
    this.index = index;
    this.base = base;
    this.shards = new Map();
    this.blocks = new Map();
    this.heavy = new Set(pairsOf(index.heavy).filter((_, at) => at % 2 === 0));
    this.starts = sums(index.passages.map((count) => Math.ceil(count / index.block) * index.block));
  }

  // The passages that hold every term, each by its number, in order; null where a term is too short to be looked up. A rough
  // answer leaves out the common pairs of a long phrase, of which a passage that has all the others hardly ever lacks one.
  // Of a phrase that is doubtful two pairs are looked up before the others: they tell most of what nobody wrote.
  async passages(terms, { rough = false, doubtful = false } = {}) {
    const every = [...new Set(terms.flat().flatMap(pairsOf))];
    if (!every.length) return null;
    const rare = rough ? every.filter((pair) => !this.heavy.has(pair)) : every;
    const pairs = rare.length > 1 ? rare : every;
    if (doubtful && pairs.length >= LONG && !(await this.holdingAll(this.rarest(pairs))).length) return [];
    return this.holdingAll(pairs);
  }

  async holdingAll(pairs) {
    const lists = await Promise.all(pairs.map((pair) => this.postings(pair)));
    return lists.sort((a, b) => a.length - b.length).reduce(common);
  }

  // As the index alone tells: the fewer postings pairs have, the more of them share a file.
  rarest(pairs) {
    const spread = (at) => codeOf(this.index.firsts, at + 1) - codeOf(this.index.firsts, at);
    const spreads = pairs.map((pair) => [pair, spread(this.shardOf(pair))]);
    return spreads.sort((a, b) => b[1] - a[1]).slice(0, 2).map(([pair]) => pair);
  }

  documentOf(passage) {
    return this.owners[passage];
  }

  // The document of every passage.
  get owners() {
    if (!this.owned) {
      this.owned = new Uint32Array(this.starts.at(-1));
      this.index.passages.forEach((_, at) => this.owned.fill(at, this.starts[at], this.starts[at + 1]));
    }
    return this.owned;
  }

  shardOf(pair) {
    return lastUpTo(pair, this.index.firsts.length / 2, (at) => this.index.firsts.slice(2 * at, 2 * at + 2));
  }

  async postings(pair) {
    const at = this.shardOf(pair);
    if (at < 0) return [];
    if (!this.shards.has(at)) this.shards.set(at, this.fetch(fetchPacked, `words/${at}.bin`).then(readShard));
    const shard = await this.shards.get(at);
    return shard.get(pair)?.() ?? [];
  }

  // Anchor, label and text of one passage.
  async passage(number) {
    const [at, row] = this.seat(number);
    if (!this.blocks.has(at)) this.blocks.set(at, this.fetch(fetchTable, `text/${at}.bin`));
    const [anchor, label, text] = (await this.blocks.get(at))[row];
    return { number, anchor, label, text };
  }

  // Whether two passages come in one file.
  together(one, other) {
    return this.seat(one)[0] === this.seat(other)[0];
  }

  // The file a passage comes in, and its row there: the numbers of every document begin with those of a file.
  seat(number) {
    return [Math.floor(number / this.index.block), number % this.index.block];
  }

  // A 条 of a document stands near the place its number names; each 条 met on the way says how far it still is.
  async article(document, anchor) {
    const low = this.starts[document];
    const high = low + this.index.passages[document];
    const wanted = Number(ARTICLE.exec(anchor)[1]);
    const seen = new Set();
    for (let at = Math.min(low + wanted + 1, high - 1), step = 0; step < STEPS && at > low && at < high && !seen.has(at); step++) {
      seen.add(at);
      const passage = await this.passage(at);
      if (passage.anchor === anchor) return passage;
      const met = ARTICLE.exec(passage.anchor)?.[1];
      at += !met ? 1 : wanted - met || (passage.anchor.startsWith(`${anchor}-p`) ? -1 : 1);
    }
    return null;
  }

  fetch(how, address) {
    return how(new URL(`${address}?v=${this.index.version}`, this.base));
  }
}

// Where each of several stretches begins, and where the last one ends.
function sums(lengths) {
  const found = [0];
  for (const length of lengths) found.push(found.at(-1) + length);
  return found;
}

// A pair of a list as one number; beyond either end as far as one goes.
function codeOf(pairs, at) {
  if (at < 0) return 0;
  return 2 * at < pairs.length ? pairs.charCodeAt(2 * at) * 0x10000 + pairs.charCodeAt(2 * at + 1) : 2 ** 32;
}

export const pairsOf = (run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));

export function common(a, b) {
  const found = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push(a[i++]), j++;
    else if (a[i] < b[j]) i++;
    else j++;
  }
  return found;
}

// The last of so many places, sorted by what is read at each, that is not beyond what is wanted; -1 before the first.
function lastUpTo(wanted, count, read) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (read(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// Pair → its postings, read when they are asked for.
function readShard(bytes) {
  let at = 0;
  const next = () => {
    let number = bytes[at] & 0x7f;
    for (let shift = 7; bytes[at] & 0x80; shift += 7) number |= (bytes[++at] & 0x7f) << shift;
    at++;
    return number >>> 0;
  };
  let pair = 0;
  const pairs = Array.from({ length: next() }, () => (pair += next()));
  const lengths = pairs.map(next);
  const shard = new Map();
  pairs.forEach((each, place) => {
    const part = bytes.subarray(at, (at += lengths[place]));
    shard.set(String.fromCharCode(each >>> 16, each & 0xffff), () => decode(part));
  });
  return shard;
}

function decode(bytes) {
  const numbers = [];
  let number = 0;
  for (let at = 0; at < bytes.length; at++) {
    let gap = bytes[at] & 0x7f;
    for (let shift = 7; bytes[at] & 0x80; shift += 7) gap |= (bytes[++at] & 0x7f) << shift;
    numbers.push((number += gap));
  }
  return numbers;
}
