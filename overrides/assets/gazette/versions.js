// A day → the version that was in force on it. Without this the list tells each version's days itself.

export function findVersion() {
  const form = document.querySelector(".gz-on-day");
  if (!form) return;
  const versions = [...form.closest(".gz-versions").querySelectorAll("[data-since]")];
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => answer(form, versions));
}

function answer(form, versions) {
  const day = form.querySelector("input").value;
  const found = versions.find(({ dataset }) => dataset.since <= day && day <= (dataset.until ?? "9999-12-31"));
  for (const version of versions) version.classList.toggle("is-found", day !== "" && version === found);
  const link = found?.querySelector("a").cloneNode(true);
  link?.removeAttribute("aria-current");
  form.querySelector("output").replaceChildren(day ? (link ?? "这一天没有有效的版本") : "");
}
