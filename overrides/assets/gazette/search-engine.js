// A search from what was typed to results in order. Titles and numbers answer first, then the text; what has ended comes last.

import { fetchTable } from "./packed.js";
import { meant } from "./search-meaning.js";
import { fold, parse } from "./search-query.js";
import { readFirst } from "./search-reading.js";
import { prepareSpeech, readSayings, rewritten, thingsOf } from "./search-speech.js";
import { maybeTraditional, prepareScript } from "./search-script.js";
import { rangesOf } from "./search-text.js";
import { Titles } from "./search-titles.js";
import { common, Words } from "./search-words.js";
import { readTable, Table } from "./table.js";

const ENDED = new Set(["amended", "repealed", "expired"]);
const EXACT = 100;
const TRIED = 30;
const FEW = 5;

// The very title or number first; then what is in force; the better fit; the newer.
const before = (a, b) => b.exact - a.exact || a.ended - b.ended || b.score - a.score || a.at - b.at;

// Nothing need be read to know that a document holds the words: its title does, or was weighed; or each is a pair, which the index knows.
export const sure = ({ titled, parts, terms }) => titled || Boolean(parts) || terms.every(([run, ...more]) => run.length === 2 && !more.length);

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
    const text = query.whole ? await this.inText(query.terms, !found.size) : new Map();
    return this.checked({ query, results: this.ranked(found, text, query.terms), how: "", read: "" }, found);
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

  // Document → score and passages, for those whose text holds every term, best in one passage.
  async inText(terms, doubtful) {
    const found = new Map();
    if (!this.index.whole) return found;
    const together = (await this.words.passages(terms, { doubtful })) ?? [];
    for (const [document, passages] of this.byDocument(together)) {
      const total = this.index.passages[document];
      const score = Math.min(45, 6 * Math.log2(1 + passages.length) + (40 * passages.length) / (total + 6));
      found.set(document, { score, passages });
    }
    if (terms.length > 1) await this.apart(terms, found);
    return found;
  }

  // Documents that hold the terms in different passages.
  async apart(terms, found) {
    const lists = (await Promise.all(terms.map((term) => this.words.passages([term])))).filter(Boolean);
    if (!lists.length) return;
    const grouped = lists.map((list) => this.byDocument(list));
    const documents = grouped.map((groups) => [...groups.keys()]).reduce(common);
    for (const document of documents) {
      if (!found.has(document)) found.set(document, { score: 2, passages: [...new Set(grouped.map((groups) => groups.get(document)[0]))], apart: true });
    }
  }

  byDocument(passages) {
    const groups = new Map();
    for (const passage of passages) {
      const document = this.words.documentOf(passage);
      if (groups.has(document)) groups.get(document).push(passage);
      else groups.set(document, [passage]);
    }
    return groups;
  }

  ranked(titles, text = new Map(), terms = []) {
    const documents = new Set([...titles.keys(), ...text.keys()]);
    const results = [...documents].map((at) => {
      const inside = text.get(at);
      const score = (titles.get(at) ?? 0) + (inside?.score ?? 0) / (titles.has(at) ? 10 : 1);
      const exact = (titles.get(at) ?? 0) >= EXACT;
      const ended = ENDED.has(this.row(at).status.id);
      const where = { apart: Boolean(inside?.apart), parts: inside?.parts, passages: inside?.passages ?? [] };
      return { at, document: this.table.documents[at], score, exact, ended, titled: titles.has(at), terms, ...where };
    });
    return results.sort(before);
  }

  // Pairs may stand in one passage without the phrase; where no title answers, the first results are read to be sure.
  async checked(answer, titles) {
    if (titles.size) return answer;
    const { results } = answer;
    for (let at = 0; at < Math.min(results.length, TRIED); at++) {
      if (await this.holds(results[at])) return { ...answer, results: results.slice(at) };
    }
    return null;
  }

  async holds(result) {
    if (sure(result)) return true;
    const { terms, apart } = result;
    const read = [];
    for (const number of result.passages.slice(0, 3)) {
      const { label, text } = await this.words.passage(number);
      read.push(`${label}\0${text}`);
      if (apart ? terms.every((term) => read.some((each) => rangesOf(each, [term]))) : rangesOf(read.at(-1), terms)) return true;
    }
    return false;
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, this.words.fetch(fetchTable, `${name}.bin`));
    return this.files.get(name);
  }
}
