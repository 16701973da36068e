// The outline stands open beside the text on a wide screen, and shows where the reader is.

const WIDE = "(min-width: 68.75rem)";
const READING_LINE = "0px 0px -70% 0px";

export function followOutline() {
  const details = document.querySelector(".gz-outline details");
  if (!details) return;
  openWhenWide(details);
  closeOnChoice(details);
  markCurrent(details);
}

function openWhenWide(details) {
  const wide = matchMedia(WIDE);
  const follow = () => (details.open = wide.matches);
  wide.addEventListener("change", follow);
  follow();
}

function closeOnChoice(details) {
  details.addEventListener("click", (event) => {
    if (event.target.closest("a") && !matchMedia(WIDE).matches) details.open = false;
  });
}

function markCurrent(details) {
  const links = new Map([...details.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const targets = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
  const passed = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
      const above = isIntersecting || boundingClientRect.top < (rootBounds?.top ?? 0);
      above ? passed.add(target) : passed.delete(target);
    }
    show(details, links, targets.findLast((target) => passed.has(target)));
  }, { rootMargin: READING_LINE });
  targets.forEach((target) => watcher.observe(target));
}

function show(details, links, target) {
  details.querySelectorAll("[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  if (!target) return;
  const link = links.get(encodeURIComponent(target.id)) ?? links.get(target.id);
  const chapter = link.closest("ol").closest("li")?.querySelector(":scope > a");
  for (const each of [chapter, link]) each?.setAttribute("aria-current", "location");
  if (details.scrollHeight > details.clientHeight) keepInSight(details, link);
}

function keepInSight(details, link) {
  const box = details.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < box.top + 60 || bottom > box.bottom - 60) details.scrollTop += top - box.top - box.height / 2;
}
