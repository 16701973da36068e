// Where a defined term is used, its definition: under the pointer, at the keyboard's focus, or at a tap.
// Enter follows the link to the definition, as it does without scripts.

const LINGER = 200;
const GAP = 6;

export function explainTerms() {
  const body = document.querySelector(".gz-body");
  if (!body?.querySelector(".gz-term")) return;
  const tip = new Tip();
  const touch = matchMedia("(hover: none)");
  const on = (type, act) => body.addEventListener(type, (event) => {
    const term = event.target.closest(".gz-term");
    if (term) act(term, event);
  });
  on("mouseover", (term) => tip.show(term));
  on("mouseout", () => tip.hideSoon());
  on("focusin", (term) => tip.show(term));
  on("focusout", () => tip.hideSoon());
  on("click", (term, event) => {
    if (!touch.matches || event.detail === 0) return;
    event.preventDefault();
    tip.show(term);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && tip.hide());
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".gz-term, .gz-tip")) tip.hide();
  });
}

class Tip {
  constructor() {
    this.box = document.createElement("div");
    this.box.className = "gz-tip";
    this.box.id = "gz-tip";
    this.box.setAttribute("role", "note");
    this.box.hidden = true;
    this.box.innerHTML = "<p></p><a></a>";
    this.box.addEventListener("mouseover", () => clearTimeout(this.leaving));
    this.box.addEventListener("mouseout", () => this.hideSoon());
    this.box.addEventListener("focusin", () => clearTimeout(this.leaving));
    this.box.addEventListener("click", (event) => event.target.closest("a") && this.hide());
    document.body.append(this.box);
  }

  show(term) {
    clearTimeout(this.leaving);
    const defined = document.getElementById(decodeURIComponent(term.hash.slice(1)));
    if (term === this.term || !defined) return;
    this.hide();
    this.term = term;
    const [text, link] = this.box.children;
    text.textContent = definitionOf(defined);
    link.textContent = `${placeOf(defined)}的定义`;
    link.href = term.hash;
    term.setAttribute("aria-describedby", this.box.id);
    this.box.hidden = false;
    this.place(term.getClientRects()[0]);
  }

  // Below the term, or above where the window ends; never wider than the page.
  place(term) {
    const { width, height } = this.box.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - GAP;
    const above = term.bottom + GAP + height > innerHeight && term.top - GAP - height > 0;
    this.box.style.left = `${Math.max(GAP, Math.min(term.left, room)) + scrollX}px`;
    this.box.style.top = `${(above ? term.top - GAP - height : term.bottom + GAP) + scrollY}px`;
  }

  hideSoon() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.hide(), LINGER);
  }

  hide() {
    clearTimeout(this.leaving);
    this.term?.removeAttribute("aria-describedby");
    this.term = null;
    this.box.hidden = true;
  }
}

// The paragraph that defines, without its number; where it ends in a colon, with the 项 that follow.
function definitionOf(defined) {
  const paragraph = defined.closest("p, li, td, dd");
  const texts = [wordsOf(paragraph)];
  if (/[：:]$/.test(texts[0])) {
    for (let next = paragraph.nextElementSibling; next?.matches(".gz-item, .gz-point"); next = next.nextElementSibling) {
      texts.push(next.textContent.trim());
    }
  }
  return texts.join("\n");
}

function wordsOf(paragraph) {
  const nodes = [...paragraph.childNodes].filter((node) => node.className !== "gz-no");
  return nodes.map((node) => node.textContent).join("").trim();
}

function placeOf(defined) {
  return defined.closest(".gz-article")?.querySelector(".gz-no").textContent.trim() ?? "本文";
}
