// 全部文件: what a reader ticks, types and sorts is combined here, and stands in the address.
// The table of all documents is fetched when a reader first reaches for a filter. Without scripts the values are links.

import { Facets } from "./facets.js";
import { lineOf } from "./line.js";
import { fetchTable } from "./packed.js";
import { readTable, Table } from "./table.js";

const STEP = 50;

const page = document.querySelector(".gz-browse");
const find = (selector) => page.querySelector(selector);
const words = find("#gz-words");
const sort = find("#gz-sort");
const count = find(".gz-count");
const everything = find(".gz-all-documents");
const found = find(".gz-found");
const further = find(".gz-further");
const address = new URL(page.dataset.table, location);
const root = new URL("..", address);
const unfiltered = count.innerHTML;

const facets = new Facets(page, changeFacets);
let loading = null;
let shown = [];
let drawn = 0;

start();

function start() {
  count.tabIndex = -1;
  for (const event of ["pointerover", "focusin"]) page.addEventListener(event, load, { once: true, passive: true });
  sort.addEventListener("change", () => go("pushState"));
  words.addEventListener("input", () => go("replaceState"));
  further.addEventListener("click", drawFurther);
  addEventListener("popstate", restore);
  restore();
  facets.openFirst();
}

function load() {
  loading ??= fetchTable(address).then((data) => new Table(readTable(data)));
  loading.catch(() => (loading = null));
  return loading;
}

function wish() {
  return { values: facets.values, words: words.value.trim(), sort: sort.value };
}

function changeFacets(change) {
  if (change.words) words.value = "";
  return go("pushState");
}

function go(step) {
  const query = new URLSearchParams(facets.asPairs);
  const { words: q, sort: order } = wish();
  if (q) query.set("q", q);
  if (order) query.set("sort", order);
  history[step](null, "", query.size ? `?${query}` : location.pathname);
  return show();
}

function restore() {
  const query = new URLSearchParams(location.search);
  facets.restore(query);
  words.value = query.get("q") ?? "";
  sort.value = query.get("sort") ?? "";
  if (sort.selectedIndex < 0) sort.value = "";
  if (query.size || loading) show();
}

async function show() {
  let table;
  try {
    table = await load();
  } catch {
    count.textContent = "没有取到文件目录，请稍后再试";
    return;
  }
  const wanted = wish();
  const narrowed = Boolean(Object.keys(wanted.values).length || wanted.words);
  const { documents, totals } = table.filter(wanted);
  shown = documents;
  facets.showTotals(totals);
  facets.showChips(wanted.words);
  everything.hidden = narrowed || Boolean(wanted.sort);
  found.hidden = !everything.hidden;
  if (everything.hidden) {
    count.innerHTML = narrowed ? `符合条件<b>${documents.length}</b>件，共${table.size}件` : `共<b>${table.size}</b>件`;
    find(".gz-found .gz-list").replaceChildren();
    find(".gz-found .gz-empty").hidden = documents.length > 0;
    drawn = 0;
    draw(table);
  } else {
    count.innerHTML = unfiltered;
  }
}

function draw(table) {
  const next = shown.slice(drawn, drawn + STEP);
  find(".gz-found .gz-list").append(...next.map((document) => lineOf(find("template"), table.read(document), root)));
  drawn += next.length;
  further.hidden = drawn >= shown.length;
  further.textContent = `再显示${Math.min(STEP, shown.length - drawn)}件`;
}

async function drawFurther() {
  const first = drawn;
  draw(await load());
  find(".gz-found .gz-list").children[first].querySelector("a").focus();
}
