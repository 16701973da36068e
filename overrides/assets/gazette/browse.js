// 全部文件: what a reader ticks, types and sorts is combined here, and stands in the address.
// The table of all documents is fetched when a reader first reaches for a filter. Without scripts the values are links.

import { Table } from "./table.js";

const STEP = 50;
const WIDE = matchMedia("(min-width: 60rem)");

const page = document.querySelector(".gz-browse");
const find = (selector) => page.querySelector(selector);
const words = find("#gz-words");
const sort = find("#gz-sort");
const count = find(".gz-count");
const chips = find(".gz-chips");
const everything = find(".gz-all-documents");
const found = find(".gz-found");
const further = find(".gz-further");
const line = find("template").content.firstElementChild;
const address = new URL(page.dataset.table, location);
const unfiltered = count.innerHTML;

const facets = new Map([...page.querySelectorAll("[data-facet]")].map((box) => [box.dataset.facet, ticksOf(box)]));
let loading = null;
let shown = [];
let drawn = 0;

start();

function start() {
  find(".gz-words").hidden = false;
  find(".gz-sort").hidden = false;
  count.tabIndex = -1;
  for (const event of ["pointerover", "focusin"]) page.addEventListener(event, load, { once: true, passive: true });
  find(".gz-facets").addEventListener("change", () => go("pushState"));
  sort.addEventListener("change", () => go("pushState"));
  words.addEventListener("input", () => go("replaceState"));
  chips.addEventListener("click", removeChip);
  further.addEventListener("click", drawFurther);
  addEventListener("popstate", restore);
  restore();
  if (WIDE.matches && !find("[data-facet][open]")) find("[data-facet]")?.setAttribute("open", "");
}

// A value's link becomes a tick box with the same words.
function ticksOf(box) {
  const ticks = new Map();
  for (const link of box.querySelectorAll("a")) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "checkbox";
    input.value = link.dataset.value;
    label.append(input, ...link.childNodes);
    link.replaceWith(label);
    ticks.set(input.value, { input, label, name: label.querySelector("span").textContent, total: label.querySelector("small").firstChild });
  }
  return ticks;
}

function load() {
  loading ??= fetch(address).then((answer) => answer.json()).then((data) => new Table(data));
  loading.catch(() => (loading = null));
  return loading;
}

function wish() {
  const values = {};
  for (const [key, ticks] of facets) {
    const ticked = [...ticks.keys()].filter((id) => ticks.get(id).input.checked);
    if (ticked.length) values[key] = ticked;
  }
  return { values, words: words.value.trim(), sort: sort.value };
}

function go(step) {
  const { values, words: q, sort: order } = wish();
  const query = new URLSearchParams(Object.entries(values).flatMap(([key, ids]) => ids.map((id) => [key, id])));
  if (q) query.set("q", q);
  if (order) query.set("sort", order);
  history[step](null, "", query.size ? `?${query}` : location.pathname);
  return show();
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const [key, ticks] of facets) {
    const wanted = new Set(query.getAll(key));
    for (const [id, { input }] of ticks) input.checked = wanted.has(id);
    if ([...ticks.keys()].some((id) => wanted.has(id)) && WIDE.matches) find(`[data-facet="${key}"]`).open = true;
  }
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
  showTotals(totals);
  showChips(wanted);
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

function showTotals(totals) {
  for (const [key, ticks] of facets) {
    for (const [id, tick] of ticks) {
      const total = totals[key].get(id) ?? 0;
      tick.total.data = String(total);
      tick.label.classList.toggle("is-empty", !total && !tick.input.checked);
    }
  }
}

function showChips({ values, words: q }) {
  const made = [];
  for (const [key, ids] of Object.entries(values)) {
    for (const id of ids) made.push(chip(facets.get(key).get(id).name, { of: key, value: id }));
  }
  if (q) made.push(chip(`“${q}”`, { words: "" }));
  if (made.length) made.push(chip("清除", { all: "" }));
  chips.replaceChildren(...made);
  chips.hidden = !made.length;
}

function chip(name, data) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  if (!("all" in data)) button.setAttribute("aria-label", `去掉条件：${name}`);
  Object.assign(button.dataset, data);
  item.append(button);
  return item;
}

async function removeChip(event) {
  const button = event.target.closest("button");
  if (!button) return;
  const { of: facet, value, all } = button.dataset;
  if (facet) facets.get(facet).get(value).input.checked = false;
  else words.value = "";
  if (all !== undefined) page.querySelectorAll(".gz-facets input").forEach((input) => (input.checked = false));
  await go("pushState");
  (chips.querySelector("button") ?? count).focus({ preventScroll: true });
}

function draw(table) {
  const next = shown.slice(drawn, drawn + STEP);
  find(".gz-found .gz-list").append(...next.map((document) => lineOf(table.read(document))));
  drawn += next.length;
  further.hidden = drawn >= shown.length;
  further.textContent = `再显示${Math.min(STEP, shown.length - drawn)}件`;
}

async function drawFurther() {
  const first = drawn;
  draw(await load());
  find(".gz-found .gz-list").children[first].querySelector("a").focus();
}

// A line of the list, from the same partial as every other list.
function lineOf(document) {
  const entry = line.cloneNode(true);
  const [kind, number, unit] = entry.querySelectorAll(".gz-entry-facts > span");
  fill(entry.querySelector("time"), document.day)?.setAttribute("datetime", document.day);
  fill(entry.querySelector("a"), document.title).href = new URL(document.url, address);
  fill(kind, document.kind);
  fill(number, document.number);
  fill(unit, document.units.join("、"));
  const status = fill(entry.querySelector(".gz-status"), document.status.label);
  if (status) status.dataset.status = document.status.id;
  entry.classList.toggle("is-ended", ["amended", "repealed", "expired"].includes(document.status.id));
  return entry;
}

function fill(element, text) {
  if (text) element.textContent = text;
  else element.remove();
  return text ? element : null;
}
