// 作战图: a button leaves only the tasks that are overdue.

export function filterMaps() {
  for (const map of document.querySelectorAll(".gz-map")) {
    const button = map.querySelector("[data-overdue]");
    if (!button) continue;
    button.addEventListener("click", () => {
      const only = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(only));
      for (const task of map.querySelectorAll("ol > li")) {
        task.hidden = only && !["late", "unreported"].includes(task.dataset.state);
      }
    });
  }
}
