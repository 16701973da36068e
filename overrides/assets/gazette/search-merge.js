// The indexes of several sites → one: documents newest first, each under its full address; values that mean the same are one.

// The ids of these are each site's own; the same word is the same value. All other facets are the same everywhere.
const NAMED = new Set(["topic", "unit"]);

// `places` say for every document of the table, and then for every page beside the documents that an index names, its site
// and its place there.
export function merge(sites) {
  const facets = facetsOf(sites);
  const documents = sites.flatMap((site, number) => documentsOf(site, number, facets)).sort(newestFirst);
  const places = [...documents, ...sites.flatMap(pagesOf).sort(newestFirst)];
  const values = [...facets].map(([key, labels]) => [key, [...labels]]);
  const table = { facets: Object.fromEntries(values), documents: documents.map(({ row }) => row) };
  return { table, index: indexOf(sites, places), places };
}

function documentsOf(site, number, facets) {
  const translate = translation(site.table.facets, facets);
  return site.table.documents.map((row, at) => ({ site, at, url: row[1], day: row[2], row: rowOf(row, site, number, translate) }));
}

function pagesOf(site) {
  return site.index.pages.map(([title, url], at) => ({ site, at: site.table.documents.length + at, url, day: "", page: [title, new URL(url, site.home).href] }));
}

// As every site orders its own: by day, undated ones last, then by address; last by the order of the sites.
function newestFirst(one, other) {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return one.url === other.url ? 0 : one.url < other.url ? -1 : 1;
}

// Facet → id → label, in the order of the sites and of each one's values; years in their own.
function facetsOf(sites) {
  const facets = new Map();
  for (const { table } of sites) {
    for (const [key, values] of Object.entries(table.facets)) {
      if (!facets.has(key)) facets.set(key, new Map());
      for (const [id, label] of values) if (!facets.get(key).has(idOf(key, id, label))) facets.get(key).set(idOf(key, id, label), label);
    }
  }
  facets.set("year", new Map([...facets.get("year")].sort(([one], [other]) => other - one)));
  return facets.set("site", new Map(sites.map(({ name }) => [name, name])));
}

const idOf = (key, id, label) => (NAMED.has(key) ? label : id);

// For each facet of a site the place of each of its values among those of all.
function translation(own, facets) {
  return Object.entries(own).map(([key, values]) => {
    const places = new Map([...facets.get(key).keys()].map((id, at) => [id, at]));
    return values.map(([id, label]) => places.get(idOf(key, id, label)));
  });
}

function rowOf(row, site, number, translate) {
  const [title, url, day, name, ...values] = row;
  const facets = values.map((each, facet) => [...new Set(each.map((value) => translate[facet][value]))]);
  return [title, new URL(url, site.home).href, day, name, ...facets, [number]];
}

function indexOf(sites, places) {
  const ways = ({ name, home, index }) => index.ways.map(([word, way, url, others]) => [`${name} ${word}`, way, new URL(url, home).href, others]);
  return {
    whole: sites.every(({ index }) => index.whole),
    block: sites[0].index.block,
    passages: places.map(({ site, at }) => site.index.passages[at] ?? 0),
    heavy: "",
    ambiguous: sites.map(({ index }) => index.ambiguous).join(""),
    pages: places.flatMap(({ page }) => (page ? [page] : [])),
    means: [...new Map(sites.flatMap(({ index }) => index.means).map((saying) => [saying[0], saying])).values()],
    ways: sites.flatMap(ways),
  };
}
