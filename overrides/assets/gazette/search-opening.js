// An index by its address, which is asked for anew. That of a front names the sites to be asked. `table` is the address of the
// documents beside it: where it is known, they are asked for at the same time.

import { ANEW, fetchTable } from "./packed.js";
import { Engine } from "./search-engine.js";

export async function openIndex(address, table = null) {
  const documents = table ? fetchTable(table, ANEW) : null;
  documents?.catch(() => {});
  const index = await fetchTable(address, ANEW);
  if (index.sites) return (await import("./search-sites.js")).openSites(index.sites, address);
  return Engine.over(index, address, documents ?? fetchTable(new URL("documents.bin", address), ANEW));
}
