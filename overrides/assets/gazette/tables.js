// A table that fits needs no box that scrolls: its header can then stay in sight while the page scrolls.
// One that does not fit keeps its first column in sight if that is no more than a number.

// One whose words cannot be broken to the width of a standing sheet is printed on one that lies.

const NARROW = 90;
const SHEET = 590; // 156 mm, the type area of a paper
const PRINTED = 0.75; // 12 px on paper, 16 px here

export function fitTables() {
  document.querySelectorAll(".gz-table").forEach(measure);
  const fitAll = () => document.querySelectorAll(".gz-table").forEach(fit);
  addEventListener("resize", fitAll);
  fitAll();
}

function measure(box) {
  box.classList.add("is-measured");
  box.classList.toggle("is-broad", box.firstElementChild.offsetWidth * PRINTED > SHEET);
  box.classList.remove("is-measured");
}

function fit(box) {
  const table = box.firstElementChild;
  box.classList.remove("is-whole");
  const fits = table.scrollWidth <= box.clientWidth;
  box.classList.toggle("is-whole", fits);
  box.classList.toggle("is-pinned", !fits && table.querySelector("th").offsetWidth <= NARROW);
  fits ? box.removeAttribute("tabindex") : box.setAttribute("tabindex", "0");
}
