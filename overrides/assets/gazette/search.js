// The search page: what is typed and ticked stands in the address; results come as one types.

import { pageAt } from "./address.js";
import { Facets, fillFacets } from "./facets.js";
import { finder } from "./finder.js";
import { lineOf } from "./line.js";
import { openIndex } from "./search-opening.js";
import { marked, rangesOf } from "./search-text.js";

const STEP = 10;
const QUOTED = 3;
const PAUSE = 150;
const NOTES = {
  script: (read) => `按简体“${read}”查到`,
  pinyin: () => "按拼音查到",
  also: (read) => `也按“${read}”查找`,
  near: () => "没有完全一致的内容，下面是题名或文号相近的文件",
  words: (read) => `没有整句一致的内容，按“${read.replaceAll(" ", "”“")}”查找`,
};

const page = document.querySelector(".gz-search");
const find = (selector) => page.querySelector(selector);
const input = find("#gz-q");
const count = find(".gz-count");
const list = find(".gz-results");
const further = find(".gz-further");
const index = new URL(page.dataset.index, location);
const root = new URL("..", index);

let facets = null;
let opening = null;
let asked = 0;
let timer = 0;
let answer = null;
let shown = [];
let drawn = 0;

start();
finder();

function start() {
  count.tabIndex = -1;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go("replaceState"), PAUSE);
  });
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go("pushState").then(() => count.focus({ preventScroll: true }));
  });
  find("form").addEventListener("compositionstart", () => clearTimeout(timer));
  further.addEventListener("click", drawFurther);
  addEventListener("popstate", restore);
  restore();
  open().catch(() => {});
  if (!input.value) input.focus({ preventScroll: true });
}

function open() {
  opening ??= openIndex(index);
  opening.catch(() => (opening = null));
  return opening;
}

// The facets have many values: where none is chosen, they are filled once the first results are shown.
function fill(engine) {
  fillFacets(page, engine.table);
  facets = new Facets(page, () => go("pushState"));
  facets.restore(new URLSearchParams(location.search));
}

function go(step) {
  const query = facets ? new URLSearchParams(facets.asPairs) : new URLSearchParams(location.search);
  query.delete("q");
  if (input.value.trim()) query.set("q", input.value.trim());
  const address = query.size ? `?${query}` : location.pathname;
  if (address !== location.search) history[step](null, "", address);
  return show();
}

function restore() {
  const query = new URLSearchParams(location.search);
  input.value = query.get("q") ?? "";
  facets?.restore(query);
  show();
}

// An answer that a later question has overtaken is dropped.
async function show() {
  const mine = ++asked;
  const text = input.value.trim();
  if (!text) return reset();
  page.setAttribute("aria-busy", "true");
  try {
    const engine = await open();
    const found = answer?.typed === text ? answer : { typed: text, ...(await engine.search(text)) };
    if (mine !== asked) return;
    answer = found;
    await present(engine, mine);
  } catch (error) {
    if (mine === asked) fail(error);
  } finally {
    if (mine === asked) answered();
  }
}

function answered() {
  page.removeAttribute("aria-busy");
  page.dataset.answered = "";
}

function reset() {
  answer = null;
  answered();
  document.title = page.dataset.title;
  find(".gz-result-head").hidden = find(".gz-found").hidden = find(".gz-facets").hidden = true;
  find(".gz-onwards").hidden = false;
  find(".gz-onwards h2").textContent = "也可以从这里找";
  find(".gz-none").hidden = true;
}

function fail(error) {
  if (location.protocol === "file:") find(".gz-unsearchable").classList.remove("gz-scriptless");
  else console.error(error);
  find(".gz-result-head").hidden = false;
  count.textContent = "没有取到搜索索引，请稍后再试，或从下面的目录查找";
  find(".gz-found").hidden = true;
  find(".gz-onwards").hidden = false;
}

async function present(engine, mine) {
  if (!facets && [...new URLSearchParams(location.search).keys()].some((key) => key !== "q")) fill(engine);
  const places = new Map(answer.results.map((result) => [result.document, result]));
  const { documents, totals } = engine.table.filter({ values: facets?.values ?? {}, words: "", sort: "", within: places });
  const kept = new Set(documents);
  const narrowed = Boolean(facets?.asPairs.length);
  shown = answer.results.filter(({ document }) => (document ? kept.has(document) : !narrowed));
  document.title = `${answer.typed} - ${page.dataset.title}`;
  const next = await entries(engine, 0);
  if (mine !== asked) return;
  list.replaceChildren(...next);
  drawn = STEP;
  say(engine);
  showFurther();
  if (!facets) await painted();
  if (mine === asked) showFacets(engine, totals);
}

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function showFacets(engine, totals) {
  if (!facets) fill(engine);
  facets.showTotals(totals);
  facets.showChips();
  facets.openFirst();
}

function say(engine) {
  const none = !shown.length;
  const narrowed = answer.results.length > shown.length;
  find(".gz-result-head").hidden = find(".gz-found").hidden = false;
  find(".gz-facets").hidden = !answer.results.length;
  count.innerHTML = narrowed ? `找到<b>${shown.length}</b>件，不限条件共${answer.results.length}件` : `找到<b>${shown.length}</b>件`;
  note(find(".gz-how"), NOTES[answer.how]?.(answer.read));
  note(find(".gz-partly"), engine.partly || tooShort());
  find(".gz-none").hidden = !none;
  find(".gz-onwards").hidden = !none;
  find(".gz-onwards h2").textContent = "换一种方式找";
  if (none) tellNone(narrowed);
  drawWays(engine.ways(answer.typed));
}

function tooShort() {
  return [...answer.query.whole].length === 1 ? "一个字只查题名和文号，写两个字以上才查正文。" : "";
}

function note(element, text) {
  element.textContent = text ?? "";
  element.hidden = !text;
}

function tellNone(narrowed) {
  find(".gz-none p").textContent = narrowed
    ? `有${answer.results.length}件文件与“${answer.typed}”有关，但都不符合所选条件。去掉一个条件再看。`
    : `在${page.dataset.total}件文件的题名、文号和正文里，没有找到“${answer.typed}”。`;
  find(".gz-none ul").hidden = narrowed;
}

function drawWays(ways) {
  const box = find(".gz-direct");
  box.hidden = !ways.length;
  box.replaceChildren(...ways.slice(0, 6).map(({ word, name, address }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = pageAt(address, root);
    link.textContent = name;
    item.append(`${word}：`, link);
    return item;
  }));
}

// The next lines, with the passages that hold the words; a line whose text does not after all is left out.
async function entries(engine, from) {
  const made = await Promise.all(shown.slice(from, from + STEP).map((result) => entryOf(engine, result)));
  const wrong = shown.slice(from, from + STEP).filter((_, at) => !made[at]);
  if (wrong.length) {
    shown = shown.filter((result) => !wrong.includes(result));
    answer.results = answer.results.filter((result) => !wrong.includes(result));
    return [...made.filter(Boolean), ...(await entries(engine, from + made.length - wrong.length))].slice(0, STEP);
  }
  return made;
}

async function entryOf(engine, result) {
  const { article } = answer.query;
  const { terms } = result;
  const quotes = await quotesOf(engine, result, article);
  if (!quotes.length && !(await engine.holds(result))) return null;
  const entry = lineOf(find("template"), engine.rows[result.at], root);
  const title = entry.querySelector("a");
  for (const part of [title, ...entry.querySelectorAll(".gz-entry-facts > span")]) {
    part.replaceChildren(marked(part.textContent, wordsIn(part.textContent, terms)));
  }
  if (article && quotes[0]?.sought) title.hash = article.anchor;
  if (quotes.length) entry.querySelector(".gz-entry-body").append(quoted(quotes, title, terms));
  return entry;
}

const wordsIn = (text, terms) => terms.flatMap((term) => rangesOf(text, [term]) ?? []).sort((a, b) => a[0] - b[0]);

async function quotesOf(engine, result, article) {
  const { terms } = result;
  if (!engine.index.whole) return [];
  if (article && result.titled) {
    const sought = await engine.words.article(result.at, article.anchor);
    return sought ? [{ ...sought, sought: true, ranges: [] }] : [];
  }
  const quotes = [];
  for (const number of near(engine, result)) {
    if (quotes.length === QUOTED) break;
    const passage = await engine.words.passage(number);
    const ranges = result.apart || result.parts ? wordsIn(passage.text, terms) : rangesOf(passage.text, terms);
    if (ranges?.length) quotes.push({ ...passage, ranges });
    else if (!ranges && rangesOf(`${passage.label}\0${passage.text}`, terms)) quotes.push({ ...passage, ranges: wordsIn(passage.text, terms) });
  }
  return quotes;
}

// The passages worth quoting: the first, and those that come with it in one file. What a paper says of itself is no quote.
function near(engine, { at, passages, apart }) {
  const [first, ...others] = passages.filter((number) => number !== engine.words.starts[at]);
  if (first === undefined) return [];
  return [first, ...others.filter((number) => apart || engine.words.together(first, number))];
}

function quoted(quotes, title, terms) {
  const box = document.createElement("ul");
  box.className = "gz-quotes";
  for (const { anchor, label, text, ranges } of quotes) {
    const item = document.createElement("li");
    if (label) {
      const link = document.createElement("a");
      link.href = new URL(anchor ? `#${anchor}` : "", title.href.split("#")[0]);
      link.append(marked(label, wordsIn(label, terms)));
      item.append(link, " ");
    }
    item.append(marked(text, ranges, true));
    box.append(item);
  }
  return box;
}

function showFurther() {
  further.hidden = drawn >= shown.length;
  further.textContent = `再显示${Math.min(STEP, shown.length - drawn)}件`;
}

async function drawFurther() {
  const first = list.children.length;
  further.hidden = true;
  list.append(...(await entries(await open(), drawn)));
  drawn += STEP;
  showFurther();
  list.children[first]?.querySelector("a").focus();
}
