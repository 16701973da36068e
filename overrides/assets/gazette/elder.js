// 长者版: larger type, stronger contrast, a simpler page. The choice stays on this device.

const KEY = "gz-elder";

export function restoreElder() {
  try {
    document.documentElement.toggleAttribute("data-elder", localStorage.getItem(KEY) === "1");
  } catch {
    // A private window keeps nothing; the page then begins as it is for everybody.
  }
}

export function elderSwitch() {
  const button = document.querySelector("[data-elder-switch]");
  const name = () => (button.textContent = isElder() ? "退出长者版" : "长者版");
  button.addEventListener("click", () => {
    document.documentElement.toggleAttribute("data-elder", !isElder());
    keep(isElder());
    name();
  });
  name();
}

function isElder() {
  return document.documentElement.hasAttribute("data-elder");
}

function keep(elder) {
  try {
    elder ? localStorage.setItem(KEY, "1") : localStorage.removeItem(KEY);
  } catch {
    // It then lasts for this page.
  }
}
