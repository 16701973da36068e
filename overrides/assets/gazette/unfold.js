// One press opens what did not change, a second closes it again.

export function unfoldSame() {
  const button = document.querySelector("[data-unfold]");
  if (!button) return;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    for (const details of document.querySelectorAll(".gz-same")) details.open = open;
  });
}
