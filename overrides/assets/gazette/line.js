// A line of a list, from the same partial as every other list.

import { pageAt } from "./address.js";

export function lineOf(template, document, base) {
  const entry = template.content.firstElementChild.cloneNode(true);
  const [kind, number, unit] = entry.querySelectorAll(".gz-entry-facts > span");
  fill(entry.querySelector("time"), document.day)?.setAttribute("datetime", document.day);
  fill(entry.querySelector("a"), document.title).href = pageAt(document.url, base);
  fill(kind, document.kind);
  fill(number, document.number);
  fill(unit, document.units.join("、"));
  if (document.site) entry.querySelector(".gz-entry-facts").prepend(siteOf(document), " ");
  const status = fill(entry.querySelector(".gz-status"), document.status.label);
  if (status) status.dataset.status = document.status.id;
  entry.classList.toggle("is-ended", ["amended", "repealed", "expired"].includes(document.status.id));
  return entry;
}

// Where several sites are searched, the one a document stands in.
function siteOf({ site }) {
  return Object.assign(window.document.createElement("span"), { className: "gz-site", textContent: site });
}

function fill(element, text) {
  if (text) element.textContent = text;
  else element.remove();
  return text ? element : null;
}
