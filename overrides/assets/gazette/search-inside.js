// Which documents hold the words looked for, how well, and in which passages.

import { common } from "./search-words.js";

// Document → score and passages, for those whose text holds every term, best in one passage.
export async function documentsWith(terms, words, doubtful) {
  const found = new Map();
  const together = (await words.passages(terms, { doubtful })) ?? [];
  for (const [document, passages] of byDocument(together, words)) {
    const total = words.index.passages[document];
    const score = Math.min(45, 6 * Math.log2(1 + passages.length) + (40 * passages.length) / (total + 6));
    found.set(document, { score, passages });
  }
  if (terms.length > 1) await addApart(terms, words, found);
  return found;
}

// Documents that hold the terms in different passages.
async function addApart(terms, words, found) {
  const lists = (await Promise.all(terms.map((term) => words.passages([term])))).filter(Boolean);
  if (!lists.length) return;
  const grouped = lists.map((list) => byDocument(list, words));
  const documents = grouped.map((groups) => [...groups.keys()]).reduce(common);
  for (const document of documents) {
    if (!found.has(document)) found.set(document, { score: 2, passages: [...new Set(grouped.map((groups) => groups.get(document)[0]))], apart: true });
  }
}

function byDocument(passages, words) {
  const groups = new Map();
  for (const passage of passages) {
    const document = words.documentOf(passage);
    if (groups.has(document)) groups.get(document).push(passage);
    else groups.set(document, [passage]);
  }
  return groups;
}
