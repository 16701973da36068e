// 清单: filters over the rows of all lists of a page. What is chosen stands in the address, so that it can be sent to a colleague.

export function filterRolls() {
  const rolls = [...document.querySelectorAll(".gz-roll")].map((roll) => new RollFilter(roll));
  const offered = new Set(rolls.flatMap((roll) => roll.offered));
  const show = () => {
    const wanted = [...new URLSearchParams(location.search)].filter(([key, value]) => offered.has(`${key}:${value}`));
    for (const roll of rolls) roll.show(wanted);
  };
  const choose = ({ target: { value, dataset } }) => {
    const address = new URL(location);
    value ? address.searchParams.set(dataset.filter, value) : address.searchParams.delete(dataset.filter);
    history.replaceState(null, "", address);
    show();
  };
  for (const select of rolls.flatMap((roll) => roll.selects)) {
    select.addEventListener("change", choose);
  }
  addEventListener("popstate", show);
  if (offered.size) show();
}

class RollFilter {
  constructor(roll) {
    this.selects = [...roll.querySelectorAll("[data-filter]")];
    this.offered = this.selects.flatMap(({ options, dataset }) => [...options].map(({ value }) => `${dataset.filter}:${value}`));
    this.rows = [...roll.querySelectorAll("tbody tr")].map((row) => [row, new Set((row.dataset.marks ?? "").split(" "))]);
    this.keys = new Set(this.rows.flatMap(([, marks]) => [...marks].map((mark) => mark.split(":", 1)[0])));
    this.count = roll.querySelector(".gz-count b");
    this.empty = roll.querySelector(".gz-empty");
    this.table = roll.querySelector("table");
    this.totals = roll.querySelector("tfoot");
  }

  /** A list whose rows know nothing of a filter is left as it is. */
  show(wanted) {
    for (const select of this.selects) {
      const own = ([key, value]) => key === select.dataset.filter && this.offered.includes(`${key}:${value}`);
      select.value = wanted.find(own)?.[1] ?? "";
    }
    const marks = wanted.filter(([key]) => this.keys.has(key)).map(([key, value]) => `${key}:${value}`);
    let shown = 0;
    for (const [row, own] of this.rows) {
      row.hidden = !marks.every((mark) => own.has(mark));
      shown += !row.hidden;
    }
    this.count.textContent = shown;
    this.empty.hidden = shown > 0;
    this.table.hidden = shown === 0;
    // They are the sums of all rows, not of those left.
    if (this.totals) this.totals.hidden = shown < this.rows.length;
  }
}
