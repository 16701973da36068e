// A table that fits needs no box that scrolls: its header can then stay in sight while the page scrolls.
// One that does not fit keeps its first column in sight if that is no more than a number.

const NARROW = 90;

export function fitTables() {
  const fitAll = () => document.querySelectorAll(".gz-table").forEach(fit);
  addEventListener("resize", fitAll);
  fitAll();
}

function fit(box) {
  const table = box.firstElementChild;
  box.classList.remove("is-whole");
  const fits = table.scrollWidth <= box.clientWidth;
  box.classList.toggle("is-whole", fits);
  box.classList.toggle("is-pinned", !fits && table.querySelector("th").offsetWidth <= NARROW);
  fits ? box.removeAttribute("tabindex") : box.setAttribute("tabindex", "0");
}
