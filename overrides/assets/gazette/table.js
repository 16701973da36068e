// The table of all documents: which fit what a reader wants, and how many would fit with each value of each facet.
// Several values of one facet mean "or", several facets mean "and".

const TITLE = 0;
const URL = 1;
const DAY = 2;
const NUMBER = 3;
const FIRST_FACET = 4;

// A table as it is fetched, in columns → as it is worked with, a row for each document.
export function readTable({ facets, documents: columns }) {
  return { facets, documents: (columns[TITLE] ?? []).map((_, at) => columns.map((column) => column[at])) };
}

export class Table {
  constructor({ facets, documents }) {
    this.keys = Object.keys(facets);
    this.facets = Object.values(facets);
    this.documents = documents;
    this.orders = new Map();
  }

  get size() {
    return this.documents.length;
  }

  // Made for the first who types words.
  get texts() {
    return (this.plain ??= this.documents.map((document) => plain(`${document[TITLE]} ${document[NUMBER]}`)));
  }

  // `within`, where given, holds the only documents that count.
  filter({ values, words, sort, within }) {
    const wanted = this.keys.map((key, at) => this.flags(at, values[key]));
    const terms = plain(words).split(" ").filter(Boolean);
    const counts = this.facets.map((facet) => new Uint32Array(facet.length));
    const found = [];
    for (const at of this.order(sort)) {
      const document = this.documents[at];
      if (within && !within.has(document)) continue;
      if (terms.length && !terms.every((term) => this.texts[at].includes(term))) continue;
      const [misses, missed] = this.misses(document, wanted);
      if (misses > 1) continue;
      if (misses === 0) found.push(document);
      for (let facet = misses ? missed : 0; facet < (misses ? missed + 1 : counts.length); facet++) {
        for (const value of document[FIRST_FACET + facet]) counts[facet][value]++;
      }
    }
    return { documents: found, totals: this.totals(counts) };
  }

  read(document) {
    const names = (key, part) => {
      const at = this.keys.indexOf(key);
      return document[FIRST_FACET + at].map((value) => this.facets[at][value][part]);
    };
    return {
      title: document[TITLE],
      url: document[URL],
      day: document[DAY],
      number: document[NUMBER],
      kind: names("kind", 1)[0],
      units: names("unit", 1),
      status: { id: names("status", 0)[0], label: names("status", 1)[0] },
    };
  }

  // Of every document what it is called by.
  named() {
    return this.documents.map((document) => ({ title: document[TITLE], number: document[NUMBER] }));
  }

  // Each facet with the values that some document has.
  values() {
    return this.keys.map((key, at) => {
      const used = new Set(this.documents.flatMap((document) => document[FIRST_FACET + at]));
      return [key, this.facets[at].filter((_, value) => used.has(value))];
    });
  }

  // Columns stand in the order of what a reader looks for first: a law before the news about it.
  weight(document) {
    return Math.max(0, 6 - 2 * document[FIRST_FACET + this.keys.indexOf("column")][0]);
  }

  // Which values of a facet are wanted; null where all are.
  flags(at, ids) {
    if (!ids) return null;
    const wanted = new Set(ids);
    return this.facets[at].map(([id]) => wanted.has(id));
  }

  // How many facets a document misses (2 stands for more), and the last of them.
  misses(document, wanted) {
    let misses = 0;
    let missed = -1;
    for (let facet = 0; facet < wanted.length; facet++) {
      if (wanted[facet] && !document[FIRST_FACET + facet].some((value) => wanted[facet][value])) {
        missed = facet;
        if (++misses > 1) break;
      }
    }
    return [misses, missed];
  }

  totals(counts) {
    const pairs = this.keys.map((key, at) => [key, new Map(this.facets[at].map(([id], value) => [id, counts[at][value]]))]);
    return Object.fromEntries(pairs);
  }

  order(sort) {
    if (!this.orders.has(sort)) this.orders.set(sort, this.sorted(sort));
    return this.orders.get(sort);
  }

  // The table itself stands newest first.
  sorted(sort) {
    const order = [...this.documents.keys()];
    if (sort === "old") return order.reverse();
    if (sort !== "title") return order;
    const { compare } = new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true });
    const names = this.documents.map((document) => document[TITLE].replace(/^[《“]+/, ""));
    return order.sort((a, b) => compare(names[a], names[b]));
  }
}

// Brackets and width make no difference to someone who types a 文号.
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[〔〕[\]【】()]/g, "").replace(/\s+/g, " ");
}
