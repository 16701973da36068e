// An index by its address, which is asked for anew. That of a front names the sites to be asked.

import { fetchTable } from "./packed.js";
import { Engine } from "./search-engine.js";

export async function openIndex(address) {
  const index = await fetchTable(address, { cache: "no-cache" });
  if (index.sites) return (await import("./search-sites.js")).openSites(index.sites, address);
  return Engine.over(index, address);
}
