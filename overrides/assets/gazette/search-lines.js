// The lines of an answer, each with the passages that hold the words. Those passages come with the first lines; with a later one,
// where it is sure without them, when a reader comes near it.

import { lineOf } from "./line.js";
import { sure } from "./search-proof.js";
import { quoted, quotesOf } from "./search-quotes.js";
import { marked, rangesOfAny } from "./search-text.js";

const NEAR = "0px 0px 40% 0px";

export class Lines {
  constructor(template, root) {
    this.template = template;
    this.root = root;
    this.unread = new Map();
    this.watch = new IntersectionObserver((seen) => seen.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => this.read(target)), { rootMargin: NEAR });
  }

  // Before the lines of another answer.
  forget() {
    this.watch.disconnect();
    this.unread.clear();
  }

  // Null where the text of a document does not after all hold the words.
  async make(engine, query, result, first) {
    const line = this.plain(engine, result);
    if (!first && sure(result)) {
      this.unread.set(line, () => quotesOf(engine, query, result).then((quotes) => quote(line, query, result, quotes)));
      line.dataset.unread = "";
      this.watch.observe(line);
      return line;
    }
    const quotes = await quotesOf(engine, query, result);
    if (!quotes.length && !(await engine.holds(result))) return null;
    return quote(line, query, result, quotes);
  }

  plain(engine, { at, terms }) {
    const line = lineOf(this.template, engine.row(at), this.root);
    for (const part of [line.querySelector("a"), ...line.querySelectorAll(".gz-entry-facts > span")]) {
      part.replaceChildren(marked(part.textContent, rangesOfAny(part.textContent, terms)));
    }
    return line;
  }

  read(line) {
    this.watch.unobserve(line);
    const work = this.unread.get(line);
    this.unread.delete(line);
    work?.().catch((error) => console.error(error)).finally(() => delete line.dataset.unread);
  }
}

function quote(line, { article }, { terms }, quotes) {
  const title = line.querySelector("a");
  if (quotes[0]?.sought) title.hash = article.anchor;
  if (quotes.length) line.querySelector(".gz-entry-body").append(quoted(quotes, title, terms));
  return line;
}
