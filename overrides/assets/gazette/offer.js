// A press on the mark beside a 条 copies its address and opens what else can be copied: its citation and its text.
// Where copying is denied, the mark stays a plain link.

import { numberOf, partsOf } from "./citation.js";
import { say, tell } from "./say.js";

const NAMES = { link: "链接", citation: "引用", text: "条文" };

export function offerArticles() {
  const body = document.querySelector(".gz-body");
  if (!body || !navigator.clipboard) return;
  const offer = new Offer(document.querySelector(".gz-paper").dataset.cite ?? "");
  body.addEventListener("click", (event) => {
    const link = event.target.closest(".gz-link");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    offer.toggle(link);
  });
  body.addEventListener("keydown", (event) => event.key === "Escape" && offer.close(true));
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".gz-offer, .gz-link")) offer.close();
  });
}

class Offer {
  constructor(title) {
    this.title = title;
    this.box = document.createElement("div");
    this.box.className = "gz-offer";
    this.box.setAttribute("role", "group");
    this.box.innerHTML = `<label>范围<select></select></label><button type="button" data-copy="link"></button>
      <button type="button" data-copy="citation"></button><button type="button" data-copy="text"></button><output></output>`;
    this.choice = this.box.querySelector("select");
    this.choice.addEventListener("change", () => this.show());
    this.box.addEventListener("click", (event) => {
      const kind = event.target.closest("button")?.dataset.copy;
      if (kind) this.copy(kind);
    });
    this.box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.box.contains(event.relatedTarget)) this.close();
    });
  }

  toggle(link) {
    const again = this.link === link;
    this.close();
    if (again) return;
    this.link = link;
    this.article = link.closest(".gz-article");
    this.parts = partsOf(this.article);
    const meant = this.meant();
    const number = numberOf(this.article);
    this.choice.replaceChildren(...this.parts.map((part) => new Option(part.words || "整条", part.id, false, part === meant)));
    this.choice.parentElement.hidden = this.parts.length === 1;
    this.box.setAttribute("aria-label", `复制${number}`);
    link.setAttribute("aria-expanded", "true");
    link.after(this.box);
    history.replaceState(null, "", link.hash);
    this.show();
    this.copy("link");
  }

  close(back = false) {
    if (!this.link) return;
    this.box.remove();
    this.link.removeAttribute("aria-expanded");
    if (back) this.link.focus();
    this.link = null;
  }

  // The paragraph the reader has selected, or else came for; without either, the whole article.
  meant() {
    const selection = getSelection();
    const selected = selection.isCollapsed ? null : selection.anchorNode.parentElement?.closest("p[id]");
    const ids = [selected?.id, location.hash.slice(1)];
    return this.parts.find((part) => ids.includes(part.id)) ?? this.parts[0];
  }

  get part() {
    return this.parts[this.choice.selectedIndex];
  }

  show() {
    for (const button of this.box.querySelectorAll("button")) button.textContent = `复制${NAMES[button.dataset.copy]}`;
    this.box.querySelector("output").textContent = this.words("citation");
  }

  words(kind) {
    if (kind === "text") return this.part.text;
    if (kind === "citation") return this.title + numberOf(this.article) + this.part.words;
    const address = new URL(location);
    address.hash = this.part.id;
    return address.href;
  }

  async copy(kind) {
    const button = this.box.querySelector(`[data-copy="${kind}"]`);
    try {
      await navigator.clipboard.writeText(this.words(kind));
      tell(button, `已复制${NAMES[kind]}`);
      say(`已复制${NAMES[kind]}`);
    } catch {
      say("浏览器不允许复制");
      if (kind === "link") location.replace(this.link.href);
    }
  }
}
