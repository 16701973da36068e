// A link to a site that is no government's is asked about first; without scripts it is a plain link, with a mark beside it.

export function askBeforeLeaving() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !leaves(link) || event.defaultPrevented) return;
    event.preventDefault();
    ask(link);
  });
}

function leaves({ protocol, hostname, dataset }) {
  if (!/^https?:$/.test(protocol) || "known" in dataset) return false;
  return hostname !== location.hostname && !/(^|\.)gov\.cn$/.test(hostname);
}

function ask(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "gz-leave";
  dialog.setAttribute("aria-labelledby", "gz-leave");
  dialog.innerHTML = `<h2 id="gz-leave">您将离开本网站</h2><p>前往的网站不由本单位管理：</p><p class="gz-leave-to"></p>
    <form method="dialog"><button value="">留在本站</button><button value="go">继续前往</button></form>`;
  dialog.querySelector(".gz-leave-to").textContent = link.href;
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
    if (dialog.returnValue === "go") location.assign(link.href);
  });
  document.body.append(dialog);
  dialog.showModal();
}
