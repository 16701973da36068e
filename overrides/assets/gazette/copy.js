// A click on the mark beside a 条 copies its address; where copying is denied, the mark stays a plain link.

const SAID_FOR = 2000;

export function copyLinks() {
  document.querySelector(".gz-body")?.addEventListener("click", (event) => {
    const link = event.target.closest(".gz-link");
    if (link && navigator.clipboard && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      copy(link);
    }
  });
}

async function copy(link) {
  history.replaceState(null, "", link.hash);
  try {
    await navigator.clipboard.writeText(link.href);
    say(link, "已复制");
  } catch {
    location.replace(link.href);
  }
}

function say(link, words) {
  const voice = document.querySelector(".gz-said");
  voice.textContent = words;
  link.dataset.said = words;
  setTimeout(() => {
    voice.textContent = "";
    delete link.dataset.said;
  }, SAID_FOR);
}
