// Where a page stands. On a disk nobody adds index.html to a folder.

export function pageAt(address, base) {
  const url = new URL(address, base);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url;
}
