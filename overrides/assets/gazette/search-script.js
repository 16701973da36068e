// Whether a text may be in the traditional script, told without the table of it: what GB 2312 holds is simplified, but for a few.

const HAN = /[\u4e00-\u9fff]/;
const ROWS = [0xb0, 0xf7];
const CELLS = [0xa1, 0xfe];

let simplified = null;

export function prepareScript() {
  simplified ??= new Set(new TextDecoder("gbk").decode(new Uint8Array(codes())));
}

// `ambiguous` are characters of GB 2312 that stand for another one as well, such as 後 and 乾.
export function maybeTraditional(text, ambiguous) {
  prepareScript();
  return [...text].some((char) => HAN.test(char) && (!simplified.has(char) || ambiguous.includes(char)));
}

function codes() {
  const [rows, cells] = [ROWS, CELLS].map(([low, high]) => Array.from({ length: high - low + 1 }, (_, at) => low + at));
  return rows.flatMap((row) => cells.flatMap((cell) => [row, cell]));
}
