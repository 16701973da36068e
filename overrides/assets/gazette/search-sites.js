// Several sites built apart, searched as one. Their documents stand in one order and their passages in one numbering, as an
// index of all would have them; the engine over them is the same. A site that cannot be reached is left out, and named.

import { ANEW, fetchTable } from "./packed.js";
import { Engine } from "./search-engine.js";
import { merge } from "./search-merge.js";
import { Words } from "./search-words.js";
import { readTable, Table } from "./table.js";

const FORMAT = 4;
const PATIENCE = 10000;
const NOTHING = { anchor: "", label: "", text: "" };

// How a site was lost → what a reader is told after its name.
const LOST = {
  away: "暂时连不上，没有搜索它。",
  foreign: "的索引与这里的版本不同，没有搜索它。",
  broken: "中途断了线，它的正文没有搜全。",
};

// `sites` are names and addresses, these as a page at the front's root would write them; `address` is that of its index.
export async function openSites(sites, address) {
  const root = new URL("..", address);
  const asked = sites.map(({ name, url }) => ({ name, home: new URL(url, root), lost: "" }));
  const opened = (await Promise.all(asked.map(openSite))).filter(({ lost }) => !lost);
  if (!opened.length) throw new Error("no site could be reached");
  return new Sites(asked, opened);
}

async function openSite(site) {
  try {
    const address = new URL("search/index.bin", site.home);
    const signal = AbortSignal.timeout(PATIENCE);
    site.index = await fetchTable(address, { ...ANEW, signal });
    if (site.index.format !== FORMAT) return Object.assign(site, { lost: "foreign" });
    site.table = readTable(await fetchTable(new URL(`documents.bin?v=${site.index.version}`, address), { signal }));
    site.words = new Words(site.index, new URL(".", address));
  } catch (error) {
    lose(site, "away", error);
  }
  return site;
}

function lose(site, how, error) {
  console.info(`${site.home}: ${error.message}`);
  site.lost = how;
}

class Sites extends Engine {
  constructor(asked, sites) {
    const { table, index, places } = merge(sites);
    super(new Table(table), index, new WordsOfSites(index, sites, places));
    this.asked = asked;
    this.places = places;
  }

  row(at) {
    return { ...super.row(at), site: this.places[at].site.name };
  }

  get partly() {
    const told = Object.entries(LOST).map(([how, words]) => [this.asked.filter(({ lost }) => lost === how), words]);
    return told.map(([sites, words]) => sites.length && `${sites.map(({ name }) => name).join("、")}${words}`).filter(Boolean).join("");
  }
}

// `places` say for every document its site and its place there.
class WordsOfSites extends Words {
  constructor(index, sites, places) {
    super(index);
    this.sites = sites;
    this.places = places;
    for (const site of sites) site.documents = [];
    places.forEach(({ site, at }, document) => (site.documents[at] = document));
  }

  async passages(terms, how) {
    const lists = await this.ofAll((words) => words.passages(terms, how));
    if (!lists.some(Boolean)) return null;
    const numbers = lists.flatMap((list, at) => (list ?? []).map((number) => this.outer(this.sites[at], number)));
    return numbers.sort((one, other) => one - other);
  }

  async passage(number) {
    const { site, at } = this.inner(number);
    return { ...((await ask(site, (words) => words.passage(at))) ?? NOTHING), number };
  }

  together(one, other) {
    const [a, b] = [this.inner(one), this.inner(other)];
    return a.site === b.site && a.site.words.together(a.at, b.at);
  }

  // A small table of spellings: what any site knows of a character.
  async fetch(how, address) {
    const tables = await this.ofAll((words) => words.fetch(how, address));
    const known = {};
    for (const [char, readings] of tables.flatMap((table) => Object.entries(table ?? {}))) {
      known[char] = [...new Set([...(known[char]?.split(" ") ?? []), ...readings.split(" ")])].join(" ");
    }
    return known;
  }

  outer({ words, documents }, number) {
    const document = words.documentOf(number);
    return this.starts[documents[document]] + number - words.starts[document];
  }

  inner(number) {
    const document = this.documentOf(number);
    const { site, at } = this.places[document];
    return { site, at: site.words.starts[at] + number - this.starts[document] };
  }

  ofAll(work) {
    return Promise.all(this.sites.map((site) => ask(site, work)));
  }
}

// Null from a site that was lost on the way.
async function ask(site, work) {
  if (site.lost) return null;
  try {
    return await Promise.race([work(site.words), tooLate()]);
  } catch (error) {
    lose(site, "broken", error);
    return null;
  }
}

const tooLate = () => new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE));
