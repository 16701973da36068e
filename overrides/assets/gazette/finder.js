// The search field in the masthead: `/` leads to it, and it suggests titles once somebody is in it.

export function finder() {
  const field = document.querySelector(".gz-finder input");
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const target = document.querySelector("#gz-q") ?? field;
    if (!target?.checkVisibility()) return;
    event.preventDefault();
    target.focus();
    target.select();
  });
  field?.addEventListener("focus", () => import("./suggest.js").then(({ suggest }) => suggest(field)), { once: true });
}
