// What a question means, weighed: the papers that say most of it in one place, though not all of it and not in its words.

import { EVERYDAY } from "./search-everyday.js";
import { pairsOf } from "./search-words.js";

// The share of a question that an answer has to say; less will do where its title names what is asked about, the least where
// every word of the question is in some paper.
const ENOUGH = 0.6;
const NAMED = { share: 0.4, enough: 0.5 };
const NAMED_OF_KNOWN = { share: 0.3, enough: 0.3 };
const SMALL = 1;
// A pair of single characters in so many documents is a word.
const WORD = 3;
const DONE = /^.[了到出过掉完住着好坏错成见]$/;

// `found`: document → score and the passages that say most, for those that say enough; `terms` are the wordings met, `read` the
// commonest of each thing. A thing that is in few papers weighs much, one that is in none the most: who asks for something else gets no answer.
export async function meant(things, words, titles) {
  const split = await Promise.all(things.map((thing) => (thing.run ? unrun(thing.words[0], words) : [thing])));
  const parts = await Promise.all(split.flat().map((thing) => partOf(thing, words, titles)));
  const [total, wholly] = [weightOf(parts), known(parts)];
  const found = new Map();
  for (const [document, { best, passages, all, titled }] of gathered(parts, words)) {
    const named = weightIn(titled, parts);
    if (!enough(best, named, total, wholly)) continue;
    const spoken = weightOf(parts.filter((part) => part.spoken.has(document)));
    const shares = 60 * best + 10 * weightIn(all, parts) + 20 * named + 5 * spoken;
    found.set(document, { score: shares / total + Math.min(10, 3 * Math.log2(1 + passages.length)), passages, parts });
  }
  const met = parts.map(({ met }) => met).filter((each) => each.length);
  return { found, terms: met.flat().map((word) => [word]), read: met.map(([word]) => word).join(" ") };
}

// Whether a document says enough of a question: `said` are the parts it says, in its title or in one passage.
export const says = (document, parts, said) => {
  const named = parts.filter(({ titled }) => titled.has(document));
  return enough(weightOf(said), weightOf(named), weightOf(parts), known(parts));
};

function enough(said, named, total, known) {
  const fits = ({ share, enough }) => named >= share * total && said >= enough * total;
  return said >= ENOUGH * total || fits(NAMED) || (known && fits(NAMED_OF_KNOWN));
}

const known = (parts) => parts.every(({ passages, titled, weight }) => passages.size || titled.size || weight <= SMALL);

const weightOf = (parts) => parts.reduce((total, { weight }) => total + weight, 0);
const weightIn = (mask, parts) => weightOf(parts.filter((_, at) => mask & (1 << at)));

// Characters in a row → the words among them that papers know, the commonest first; what is left in a row is a name nobody knows.
async function unrun(run, words) {
  const pairs = await Promise.all(pairsOf(run).map(async (word, at) => ({ word, at, held: await heldBy(word, words) })));
  const free = [...run];
  const found = [];
  for (const { word, at, held } of pairs.sort((a, b) => b.held - a.held)) {
    if (held < WORD || !free[at] || !free[at + 1]) continue;
    found.push({ words: [word] });
    free[at] = free[at + 1] = "";
  }
  const left = free.map((char) => char || " ").join("").match(/\S+/g) ?? [];
  return [...found, ...left.map((rest) => ({ words: [rest] }))];
}

const heldBy = async (word, words) => new Set((await words.passages([[word]])).map((passage) => words.documentOf(passage))).size;

async function partOf({ words: wordings, said }, words, titles) {
  const small = isSmall(wordings[0]);
  if (small && wordings[0].length === 1) return { wordings, passages: new Set(), titled: new Set(), spoken: new Set(), met: [], weight: SMALL };
  const lists = await Promise.all(wordings.map((word) => words.passages([[word]], { rough: true })));
  const passages = new Set(lists.flatMap((list) => list ?? []));
  let titled = small ? [] : titles.holding(wordings);
  if (!passages.size && !small && !titled.length) titled = titles.shortened(wordings[0]);
  const documents = new Set([...passages].map((passage) => words.documentOf(passage)).concat(titled));
  const counts = new Map(wordings.map((word, at) => [word, lists[at]?.length ?? 0]));
  const met = wordings.filter((word) => counts.get(word)).sort((a, b) => counts.get(b) - counts.get(a));
  const weight = weigh(wordings[0], documents.size, titles.titles.length);
  const spoken = said?.length > 1 ? titles.holding([said]) : titled;
  return { wordings, passages, titled: new Set(titled), spoken: new Set(spoken), met, weight: small ? Math.min(weight, SMALL) : weight };
}

// One character, a word of everyday speech, or that something was reached (`买到`).
const isSmall = (word) => word.length === 1 || EVERYDAY.has(word) || DONE.test(word);

const weigh = (word, held, all) => (held ? Math.log(1 + all / held) : (1 + Math.log(1 + all)) * Math.max(1, word.length / 2));

// What each document says: in all, in its title, and the most in one passage together with the title. Sets are bits.
function gathered(parts, words) {
  const documents = new Map();
  const weights = new Map();
  const worth = (mask) => weights.get(mask) ?? weights.set(mask, weightIn(mask, parts)).get(mask);
  const of = (document) => documents.get(document) ?? documents.set(document, { titled: 0, all: 0, best: 0, passages: [] }).get(document);
  const held = new Map();
  parts.forEach(({ passages, titled }, at) => {
    for (const document of titled) of(document).titled |= 1 << at;
    for (const passage of passages) held.set(passage, held.get(passage) | (1 << at));
  });
  for (const entry of documents.values()) [entry.all, entry.best] = [entry.titled, worth(entry.titled)];
  for (const passage of Uint32Array.from(held.keys()).sort()) take(of(words.documentOf(passage)), passage, held.get(passage), worth);
  return documents;
}

function take(entry, passage, mask, worth) {
  const weight = worth(mask | entry.titled);
  entry.all |= mask;
  if (weight > entry.best) [entry.best, entry.passages] = [weight, []];
  if (weight === entry.best) entry.passages.push(passage);
}
