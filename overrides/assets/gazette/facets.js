// The facets beside a list: links to real pages that become tick boxes, how many each would give, and chips for what is chosen.

const WIDE = matchMedia("(min-width: 60rem)");

export class Facets {
  // `changed` is called after a reader ticked something or took it away.
  constructor(page, changed) {
    this.page = page;
    this.chips = page.querySelector(".gz-chips");
    this.boxes = new Map([...page.querySelectorAll("[data-facet]")].map((box) => [box.dataset.facet, ticksOf(box)]));
    page.querySelector(".gz-facets").addEventListener("change", changed);
    this.chips.addEventListener("click", (event) => this.remove(event.target.closest("button"), changed));
  }

  // Facet → the ids ticked, for those with any.
  get values() {
    const values = {};
    for (const [key, ticks] of this.boxes) {
      const ticked = [...ticks.keys()].filter((id) => ticks.get(id).input.checked);
      if (ticked.length) values[key] = ticked;
    }
    return values;
  }

  get asPairs() {
    return Object.entries(this.values).flatMap(([key, ids]) => ids.map((id) => [key, id]));
  }

  restore(query) {
    for (const [key, ticks] of this.boxes) {
      const wanted = new Set(query.getAll(key));
      for (const [id, { input }] of ticks) input.checked = wanted.has(id);
      if (WIDE.matches && [...ticks.keys()].some((id) => wanted.has(id))) this.box(key).open = true;
    }
  }

  // On a wide screen there is room for the first facet.
  openFirst() {
    if (WIDE.matches && !this.page.querySelector("[data-facet][open]")) this.page.querySelector("[data-facet]")?.setAttribute("open", "");
  }

  clear() {
    for (const ticks of this.boxes.values()) for (const { input } of ticks.values()) input.checked = false;
  }

  showTotals(totals) {
    for (const [key, ticks] of this.boxes) {
      for (const [id, tick] of ticks) {
        const total = totals[key].get(id) ?? 0;
        tick.total.data = String(total);
        tick.label.classList.toggle("is-empty", !total && !tick.input.checked);
      }
    }
  }

  // A chip for every value ticked, and for the words where they are given.
  showChips(words = "") {
    const made = this.asPairs.map(([key, id]) => chip(this.boxes.get(key).get(id).name, { of: key, value: id }));
    if (words) made.push(chip(`“${words}”`, { words: "" }));
    if (made.length) made.push(chip("清除", { all: "" }));
    this.chips.replaceChildren(...made);
    this.chips.hidden = !made.length;
  }

  async remove(button, changed) {
    if (!button) return;
    const { of: facet, value, all } = button.dataset;
    if (facet) this.boxes.get(facet).get(value).input.checked = false;
    if (all !== undefined) this.clear();
    await changed({ words: facet === undefined });
    (this.chips.querySelector("button") ?? this.page.querySelector(".gz-count")).focus({ preventScroll: true });
  }

  box(key) {
    return this.page.querySelector(`[data-facet="${key}"]`);
  }
}

// Every value that some document has, as a page without scripts would hold it. Its page is not linked: it would be ticked.
export function fillFacets(page, table) {
  for (const [key, values] of table.values()) {
    const list = page.querySelector(`[data-facet="${key}"] ul`);
    list?.append(...values.map(([id, label]) => valueOf(id, label)));
    if (list) list.parentElement.hidden = !values.length;
  }
}

const BLANK = document.createElement("template");
BLANK.innerHTML = '<li><label><input type="checkbox"><span></span> <small>0<span class="gz-vh">件</span></small></label></li>';

function valueOf(id, label) {
  const item = BLANK.content.firstChild.cloneNode(true);
  const [input, name] = item.firstChild.children;
  input.value = id;
  name.textContent = label;
  return item;
}

// A value's link becomes a tick box with the same words.
function ticksOf(box) {
  for (const link of box.querySelectorAll("a")) link.replaceWith(labelOf(link));
  return new Map(Array.from(box.querySelectorAll("label"), tickOf));
}

function labelOf(link) {
  const label = document.createElement("label");
  label.append(Object.assign(document.createElement("input"), { type: "checkbox", value: link.dataset.value }), ...link.childNodes);
  return label;
}

function tickOf(label) {
  const [input, name, total] = label.children;
  return [input.value, { input, label, name: name.textContent, total: total.firstChild }];
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
