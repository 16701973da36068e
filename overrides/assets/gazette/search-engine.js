// A search from what was typed to results in order. Titles and numbers answer first, then the text; what has ended comes last.

import { fetchTable } from "./packed.js";
import { documentsWith } from "./search-inside.js";
import { meant } from "./search-meaning.js";
import { before, ranked } from "./search-order.js";
import { holds, proven } from "./search-proof.js";
import { fold, parse } from "./search-query.js";
import { readFirst } from "./search-reading.js";
import { prepareSpeech, readSayings, rewritten, thingsOf } from "./search-speech.js";
import { maybeTraditional, prepareScript } from "./search-script.js";
import { Titles } from "./search-titles.js";
import { Words } from "./search-words.js";
import { readTable, Table } from "./table.js";

const FEW = 5;

// A page staff keep beside the documents, read like a row of their table.
const pageOf = ([title, url]) => ({ title, url, day: "", number: "", kind: "网站页面", units: [], status: { id: "", label: "" } });

export class Engine {
  // What stands beside an index is asked for by its version; `documents` were asked for without, and may be those of another build.
  static async over(index, address, documents) {
    let data = await documents.catch(() => null);
    if (data?.stamp !== index.table) data = await fetchTable(new URL(`documents.bin?v=${index.version}`, address));
    return new Engine(new Table(readTable(data)), index, new Words(index, new URL(".", address)));
  }

  constructor(table, index, words) {
    this.table = table;
    this.index = index;
    this.words = words;
    const named = [...table.named(), ...index.pages.map(([title]) => ({ title, number: "" }))];
    this.titles = new Titles(named, (at) => (at < table.size ? table.weight(table.documents[at]) : 0));
    this.sayings = readSayings(index.means);
    this.files = new Map();
  }

  // What only some questions need, made before one is asked.
  prepare() {
    prepareScript();
    prepareSpeech();
  }

  // What stands at a place of the table, or beyond its end.
  row(at) {
    return at < this.table.size ? this.table.read(this.table.documents[at]) : pageOf(this.index.pages[at - this.table.size]);
  }

  // `results`: place in the table (beyond its end stand staff's own pages, with no document), score, the terms looked for, numbers of the passages that hold them. `how` says by
  // which reading of the query they were found, `read` what was read; both empty where it was taken as typed.
  async search(text) {
    for (const read of [this.asTyped, this.simplified, this.spelt, this.nearly, this.inWords]) {
      const answer = await read.call(this, parse(text));
      if (answer?.results.length) return answer.results.length < FEW && !answer.how ? this.alsoWritten(answer) : answer;
    }
    return { query: parse(text), results: [], how: "", read: "" };
  }

  // Where few papers say it as it was typed, those that write it otherwise come with them.
  async alsoWritten(answer) {
    const read = rewritten(answer.query.typed, this.sayings);
    const other = read !== answer.query.typed && (await this.asTyped(parse(read)));
    if (!other) return answer;
    const known = new Set(answer.results.map(({ at }) => at));
    const results = [...answer.results, ...other.results.filter(({ at }) => !known.has(at))].sort(before);
    return { ...answer, results, how: "also", read };
  }

  // What was not searched, in words; nothing where all was.
  get partly() {
    return this.index.whole ? "" : "预览中文件很多，只查题名和文号；正式发布的网站查全文。";
  }

  // Only titles and numbers: quick enough for every keystroke.
  async suggest(text) {
    const query = parse(text);
    let found = this.titles.find(query);
    if (!found.size && query.latin) found = this.titles.spelt(query.latin, await this.file("pinyin"));
    if (!found.size) found = this.titles.near(query);
    return { query, results: this.ranked(found) };
  }

  // Offices, topics and columns of that name, in any of its spellings.
  ways(text) {
    const wanted = fold(text);
    if (wanted.length < 2) return [];
    const fits = ([, name, , others]) => [name, ...others].some((each) => fold(each).includes(wanted) || fold(each) === wanted);
    return this.index.ways.filter(fits).map(([word, name, address]) => ({ word, name, address }));
  }

  async asTyped(query) {
    const found = this.titles.find(query);
    const text = query.whole && this.index.whole ? await documentsWith(query.terms, this.words, !found.size) : new Map();
    const results = this.ranked(found, text, query.terms);
    // Where no title answers, the first are read to be sure.
    const certain = found.size ? results : await proven(results, this.words);
    return certain && { query, results: certain, how: "", read: "" };
  }

  async simplified(query) {
    if (!maybeTraditional(query.typed, this.index.ambiguous)) return null;
    const script = await this.file("script");
    const read = [...query.typed].map((char) => script[char] ?? char).join("");
    if (read === query.typed) return null;
    const answer = (await this.asTyped(parse(read))) ?? (await this.nearly(parse(read)));
    return answer && { ...answer, how: answer.how || "script", read };
  }

  async spelt(query) {
    if (!query.latin) return null;
    const found = this.titles.spelt(query.latin, await this.file("pinyin"));
    return { query, results: this.ranked(found), how: "pinyin", read: "" };
  }

  async nearly(query) {
    return { query, results: this.ranked(this.titles.near(query)), how: "near", read: "" };
  }

  async inWords(query) {
    if (query.series || !this.index.whole) return null;
    const things = thingsOf(query.whole, this.sayings);
    if (!things?.length) return null;
    const { found, terms, read } = await meant(things, this.words, this.titles);
    const results = await readFirst(this.ranked(new Map(), found, terms), this.words);
    return { query, results: results.sort(before), how: "words", read };
  }

  ranked(titles, text = new Map(), terms = []) {
    const results = ranked(titles, text, terms, (at) => this.row(at).status.id);
    return results.map((result) => ({ ...result, document: this.table.documents[result.at] }));
  }

  holds(result) {
    return holds(result, this.words);
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, this.words.fetch(fetchTable, `${name}.bin`));
    return this.files.get(name);
  }
}
