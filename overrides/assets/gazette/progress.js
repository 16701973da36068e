// On a phone, how far a long text has been read: a thin line at the top, and in a law the 条 at the reading line.

const LONG = 3; // screens of text
const READING_LINE = 72; // below the top of the screen, in pixels: just under the bar

export function showProgress() {
  const body = document.querySelector(".gz-paper > .gz-body");
  const phone = matchMedia("(max-width: 47.99rem)");
  if (!body || body.offsetHeight < LONG * innerHeight) return;
  const articles = [...body.querySelectorAll(":scope > .gz-article")];
  const bar = document.createElement("div");
  bar.className = "gz-how-far";
  bar.setAttribute("aria-hidden", "true");
  bar.append(...(articles.length ? [document.createElement("span")] : []), document.createElement("i"));
  document.body.append(bar);
  let due = false;
  const follow = () => {
    due = false;
    if (phone.matches) update(bar, body, articles);
  };
  const soon = () => {
    if (!due) requestAnimationFrame(follow);
    due = true;
  };
  for (const type of ["scroll", "resize"]) addEventListener(type, soon, { passive: true });
  soon();
}

function update(bar, body, articles) {
  const { top, height } = body.getBoundingClientRect();
  const share = (READING_LINE - top) / height;
  bar.classList.toggle("is-shown", top < 0 && share < 1);
  bar.querySelector("i").style.transform = `scaleX(${Math.min(Math.max(share, 0), 1)})`;
  const current = articles[countAbove(articles, READING_LINE) - 1] ?? articles[0];
  if (current) say(bar.querySelector("span"), current, articles.length);
}

function say(label, article, total) {
  const words = `${article.querySelector(".gz-no").textContent.trim()} / 共${total}条`;
  if (label.textContent !== words) label.textContent = words;
}

// How many articles begin above the line; they stand in order, so halving finds it.
function countAbove(articles, line) {
  let [low, high] = [0, articles.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (articles[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
