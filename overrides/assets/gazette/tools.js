// 字号 and 打印.

import { applySize, readSize } from "./size.js";

export function readingTools() {
  const tools = document.querySelector(".gz-tools");
  if (!tools) return;
  tools.querySelector("[data-print]").addEventListener("click", () => print());
  const buttons = [...tools.querySelectorAll("[data-size]")];
  for (const button of buttons) button.addEventListener("click", () => choose(buttons, button.dataset.size));
  choose(buttons, readSize());
}

function choose(buttons, size) {
  applySize(size);
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.size === size));
}
