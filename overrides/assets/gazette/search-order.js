// In which order results stand, whatever found them.

const ENDED = new Set(["amended", "repealed", "expired"]);
const EXACT = 100;

// The very title or number first; then what is in force; the better fit; the newer.
export const before = (a, b) => b.exact - a.exact || a.ended - b.ended || b.score - a.score || a.at - b.at;

// Place → how well its title fits, and place → how well its text does, as one list; `statusOf` tells the status of what stands at a place.
export function ranked(titles, text, terms, statusOf) {
  const places = new Set([...titles.keys(), ...text.keys()]);
  const results = [...places].map((at) => {
    const inside = text.get(at);
    const score = (titles.get(at) ?? 0) + (inside?.score ?? 0) / (titles.has(at) ? 10 : 1);
    const exact = (titles.get(at) ?? 0) >= EXACT;
    const ended = ENDED.has(statusOf(at));
    const where = { apart: Boolean(inside?.apart), parts: inside?.parts, passages: inside?.passages ?? [] };
    return { at, score, exact, ended, titled: titles.has(at), terms, ...where };
  });
  return results.sort(before);
}
