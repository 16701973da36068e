// What can be cited of an article: the whole, and each 款、项、目 with its address, its words and its text.

const DIGITS = "零一二三四五六七八九";
const BELOW = /^-p(\d+)(?:-i(\d+))?(?:-m(\d+))?/;

export function partsOf(article) {
  const paragraphs = [...article.querySelectorAll(":scope > p[id]:not(.gz-note)")];
  const clauses = paragraphs.filter((p) => /-p\d+$/.test(p.id)).length;
  const below = paragraphs.map((p) => ({ id: p.id, words: wordsOf(p.id.slice(article.id.length), clauses), text: textOf(p, paragraphs) }));
  const whole = { id: article.id, words: "", text: joined(article.querySelectorAll(":scope > p:not(.gz-note)")) };
  return [whole, ...below.filter((part) => part.words)];
}

export function numberOf(article) {
  return article.querySelector(".gz-no").textContent.replace(/\s/g, "");
}

// A 条 of one paragraph has no 第一款: its 项 are cited straight after it (立法技术规范).
function wordsOf(rest, clauses) {
  const [, clause, item, point] = BELOW.exec(rest);
  return [
    clauses > 1 ? `第${numeral(Number(clause))}款` : "",
    item ? `第（${numeral(Number(item))}）项` : "",
    point ? `第${point}目` : "",
  ].join("");
}

function textOf(paragraph, all) {
  return joined(all.filter((p) => p === paragraph || p.id.startsWith(`${paragraph.id}-`)));
}

function joined(paragraphs) {
  return [...paragraphs].map((p) => p.textContent.trim()).join("\n");
}

function numeral(number) {
  if (number < 10) return DIGITS[number];
  const tens = Math.floor(number / 10);
  return (tens > 1 ? DIGITS[tens] : "") + "十" + (number % 10 ? DIGITS[number % 10] : "");
}
