// 清单: filters over the rows of a list. What is chosen stands in the address, so that it can be sent to a colleague.

export function filterRolls() {
  for (const roll of document.querySelectorAll(".gz-roll")) new RollFilter(roll);
}

class RollFilter {
  constructor(roll) {
    this.selects = [...roll.querySelectorAll("[data-filter]")];
    if (!this.selects.length) return;
    this.rows = [...roll.querySelectorAll("tbody tr")].map((row) => [row, new Set((row.dataset.marks ?? "").split(" "))]);
    this.count = roll.querySelector(".gz-count b");
    this.empty = roll.querySelector(".gz-empty");
    this.table = roll.querySelector("table");
    for (const select of this.selects) {
      select.closest("[hidden]").hidden = false;
      select.addEventListener("change", () => this.choose());
    }
    addEventListener("popstate", () => this.restore());
    this.restore();
  }

  restore() {
    const wanted = new URLSearchParams(location.search);
    for (const select of this.selects) {
      const value = wanted.get(select.dataset.filter) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.show();
  }

  choose() {
    const address = new URL(location);
    for (const { value, dataset } of this.selects) {
      value ? address.searchParams.set(dataset.filter, value) : address.searchParams.delete(dataset.filter);
    }
    history.replaceState(null, "", address);
    this.show();
  }

  show() {
    const wanted = this.selects.filter((select) => select.value).map((select) => `${select.dataset.filter}:${select.value}`);
    let shown = 0;
    for (const [row, marks] of this.rows) {
      row.hidden = !wanted.every((mark) => marks.has(mark));
      shown += !row.hidden;
    }
    this.count.textContent = shown;
    this.empty.hidden = shown > 0;
    this.table.hidden = shown === 0;
  }
}
