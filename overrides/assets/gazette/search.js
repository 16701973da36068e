// The search page: what is typed and ticked stands in the address; results come as one types.

import { pageAt } from "./address.js";
import { Facets, fillFacets } from "./facets.js";
import { finder } from "./finder.js";
import { Lines } from "./search-lines.js";
import { openIndex } from "./search-opening.js";

const STEP = 10;
// So many lines fill a small screen: they are drawn first, with what they quote.
const FIRST = 3;
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
const table = page.dataset.table && new URL(page.dataset.table, location);
const root = new URL("..", index);
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const lines = new Lines(find("template"), root);

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
  open().then((engine) => whenIdle(() => page.hasAttribute("aria-busy") || engine.prepare()), () => {});
  if (!input.value) input.focus({ preventScroll: true });
}

function open() {
  opening ??= openIndex(index, table);
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
  further.hidden = true;
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
  lines.forget();
  drawn = 0;
  if (!shown.length) list.replaceChildren();
  if (!(await draw(engine, FIRST, mine))) return;
  say(engine);
  await painted();
  if (!(await draw(engine, STEP, mine))) return;
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

// The next lines, as many as asked for; one whose text does not after all hold the words is left out. False where a later
// question has overtaken this one.
async function draw(engine, upTo, mine) {
  while (drawn < Math.min(upTo, shown.length)) {
    const next = shown.slice(drawn, upTo);
    const made = await Promise.all(next.map((result, at) => lines.make(engine, answer.query, result, drawn + at < FIRST)));
    if (mine !== asked) return false;
    const wrong = new Set(next.filter((_, at) => !made[at]));
    shown = shown.filter((result) => !wrong.has(result));
    answer.results = answer.results.filter((result) => !wrong.has(result));
    if (!drawn) list.replaceChildren();
    list.append(...made.filter(Boolean));
    drawn += next.length - wrong.size;
    if (wrong.size) say(engine);
  }
  return true;
}

function showFurther() {
  further.hidden = drawn >= shown.length;
  further.textContent = `再显示${Math.min(STEP, shown.length - drawn)}件`;
}

async function drawFurther() {
  const first = list.children.length;
  further.hidden = true;
  await draw(await open(), drawn + STEP, asked);
  showFurther();
  list.children[first]?.querySelector("a").focus();
}
