// The reader's choice of text size, put in place before the page is painted.

const KEY = "gz-size";

export function readSize() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function applySize(size) {
  document.documentElement.dataset.size = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // A private window keeps nothing; the choice then lasts for this page.
  }
}

export function restoreSize() {
  document.documentElement.dataset.size = readSize();
}
