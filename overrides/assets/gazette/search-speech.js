// A question in plain speech → the things it speaks of, each in the wordings papers may have for it.

const ASKING =
  /请问|想问|怎么样|怎么办理|怎么办|怎么|怎样|咋办|咋|如何|为什么|为啥|什么时候|什么样|什么|啥|哪些|哪里|哪儿|哪个|哪|多少钱|多少天|多少|多久|多大|几天|几岁|几年|几个|能不能|可不可以|可以|要不要|该不该|是不是|算不算|有没有|会不会|行不行|是否|能否|不给|不让|需要|应该|应当|必须|关于|有关|规定|政策|找谁|谁管|归谁|由谁|谁来|[吗呢吧啊呀]$/g;
const LIGHT = new Set([
  ..."的了着过和与或及在被把对给让不没要会能就都也有是我你您他她它们这那个从向到为由之其来去得很太又还再只后前时上下里中用做办带想请跟比等该每某往谁出",
  ...["我们", "你们", "他们", "我家", "家里", "人家", "别人", "自己", "有人", "大家", "今天", "明天", "最近", "现在", "以后", "之后", "以前", "晚上", "早上", "白天", "半夜", "平时", "周末", "夏天", "冬天", "附近"],
  ...["每天", "经常", "总是", "一直", "老是", "已经", "没有", "不能", "不会", "不想", "不了", "知道", "告诉", "申请", "办理", "情况", "问题", "东西", "时候", "地方", "事情"],
]);
const CUTS = Boolean(Intl.Segmenter);

let segmenter = null;

// `words` are other ways to write one thing, `said` is how it was said where papers may write it otherwise; `run` marks single characters in a row, which the browser knows no word for. Null
// where it cannot cut words.
export function thingsOf(text, sayings) {
  if (!CUTS) return null;
  const pieces = text.normalize("NFKC").toLowerCase().replace(ASKING, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
  const things = pieces.flatMap((piece) => [...thingsIn(piece, sayings)]);
  return [...new Map(things.map((thing) => [thing.words[0], thing])).values()];
}

// The text with what people say as papers write it.
export function rewritten(text, sayings) {
  return [...parts(text, sayings)].map(({ plain, written }) => plain ?? written[0]).join("");
}

export const readSayings = (means) => new Map(means.map(([said, ...written]) => [said, written]));

function* thingsIn(piece, sayings) {
  for (const { plain, said, written } of parts(piece, sayings)) {
    if (plain) yield* named(segmentsOf(plain).filter((word) => !LIGHT.has(word)));
    else yield { words: shortest([...written, said]), said };
  }
}

// A wording that holds another finds nothing that the other does not.
const shortest = (words) =>
  words.filter((word) => word.length > 1 && !words.some((other) => other.length > 1 && other !== word && word.includes(other)));

function* named(words) {
  let run = "";
  for (const word of [...words, ""]) {
    if (word.length === 1) run += word;
    else {
      if (run) yield { words: [run], run: true };
      if (word) yield { words: [word] };
      run = "";
    }
  }
}

// A text cut where sayings stand. A saying ends where a word does: in `养老人员` nobody speaks of 老人.
function* parts(text, sayings) {
  const edges = edgesOf(text);
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const said = longest(text, at, edges, sayings);
    if (said && plain) yield { plain };
    if (said) yield { said, written: sayings.get(said) };
    plain = said ? "" : plain + text[at];
    at += said.length || 1;
  }
  if (plain) yield { plain };
}

function longest(text, from, edges, sayings) {
  for (let to = Math.min(text.length, from + 6); to > from; to--) {
    const said = text.slice(from, to);
    if (sayings.has(said) && edges.has(to)) return said;
  }
  return "";
}

// A browser takes long to make one, and longer to use it first: best while nobody waits.
export function prepareSpeech() {
  if (!CUTS || segmenter) return;
  segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  segmentsOf("县里");
}

function segmentsOf(text) {
  prepareSpeech();
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function edgesOf(text) {
  const edges = new Set();
  if (!CUTS) return edges;
  let at = 0;
  for (const segment of segmentsOf(text)) edges.add((at += segment.length));
  return edges;
}
