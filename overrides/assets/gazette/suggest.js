// Search as one types, in the masthead: a combobox with a list of titles. Enter without a choice goes to the search page.

import { pageAt } from "./address.js";
import { openIndex } from "./search-opening.js";

const SHOWN = 7;

export function suggest(field) {
  new Suggestions(field).update();
}

class Suggestions {
  constructor(field) {
    this.field = field;
    this.form = field.form;
    const index = new URL(this.form.dataset.index, location);
    this.root = new URL("..", index);
    this.list = this.form.querySelector("[role=listbox]");
    this.voice = document.querySelector(".gz-said");
    this.chosen = -1;
    this.asked = 0;
    this.engine = openIndex(index);
    this.engine.catch(() => {});
    field.addEventListener("input", () => this.update());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    field.addEventListener("focus", () => this.update());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  async update() {
    const mine = ++this.asked;
    const text = this.field.value.trim();
    if (!text) return this.close();
    const engine = await this.engine.catch(() => null);
    if (!engine || mine !== this.asked) return;
    const { results, query } = await engine.suggest(text);
    if (mine === this.asked && document.activeElement === this.field) this.draw(engine, results, query, engine.ways(text));
  }

  draw(engine, results, { typed, article }, ways) {
    const named = ways.slice(0, 2).map(({ word, name, address }) => this.option(name, word, address));
    const titles = results.slice(0, SHOWN - named.length).map(({ at }) => {
      const { title, url, status, kind, site } = engine.row(at);
      const name = article ? `${title} ${article.label}` : title;
      return this.option(name, [site, status.label || kind].filter(Boolean).join(" "), article ? `${url}#${article.anchor}` : url);
    });
    const whole = this.option(`在全文中搜索“${typed}”`, "", `${this.form.getAttribute("action")}?q=${encodeURIComponent(typed)}`, location);
    whole.className = "gz-whole";
    this.list.replaceChildren(...named, ...titles, whole);
    [...this.list.children].forEach((option, at) => (option.id = `gz-option-${at}`));
    this.choose(-1);
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.voice.textContent = results.length ? `${results.length}件文件的题名或文号相符，按上下键选择` : "没有相符的题名，按回车搜索全文";
  }

  option(name, aside, address, base = this.root) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.append(name);
    if (aside) option.append(" ", Object.assign(document.createElement("small"), { textContent: aside }));
    option.dataset.href = pageAt(address, base);
    option.addEventListener("click", () => location.assign(option.dataset.href));
    return option;
  }

  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.list.hidden) {
      event.preventDefault();
      const places = this.list.children.length + 1;
      this.choose(((this.chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.list.children[this.chosen].click();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.list.children[at];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.asked++;
    this.list.hidden = true;
    this.chosen = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
