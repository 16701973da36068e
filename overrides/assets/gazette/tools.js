// 字号、打印、复制链接、分享. A tool the browser does not have is not shown.

import { say, tell } from "./say.js";
import { applySize, readSize } from "./size.js";
import { offerReading } from "./speech.js";

export function readingTools() {
  const tools = document.querySelector(".gz-tools");
  if (!tools) return;
  const find = (selector) => tools.querySelector(selector);
  find("[data-print]").addEventListener("click", () => print());
  find("[data-copy-page]")?.addEventListener("click", ({ target }) => copy(target));
  if (navigator.share) offerSharing(find("[data-share]"));
  const buttons = [...tools.querySelectorAll("[data-size]")];
  for (const button of buttons) button.addEventListener("click", () => choose(buttons, button.dataset.size));
  choose(buttons, readSize());
  closeOutside(find(".gz-code"));
  offerReading(find("[data-read]"));
}

function choose(buttons, size) {
  applySize(size);
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.size === size));
}

function address() {
  return location.href.split("#")[0];
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(address());
    tell(button, "已复制");
    say("已复制链接");
  } catch {
    prompt("请复制本页网址", address());
  }
}

function offerSharing(button) {
  if (!button) return;
  button.hidden = false;
  const title = document.querySelector("h1").textContent.trim();
  button.addEventListener("click", () => navigator.share({ title, url: address() }).catch(() => {}));
}

function closeOutside(code) {
  if (!code) return;
  document.addEventListener("pointerdown", ({ target }) => code.contains(target) || (code.open = false));
  code.addEventListener("keydown", ({ key }) => key === "Escape" && (code.open = false));
}
