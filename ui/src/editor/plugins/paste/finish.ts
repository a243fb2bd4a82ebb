/** Last steps over the blocks of a paste: what only shows when they stand side by side. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import type { Source } from "./source.ts";

const { nodes: n, marks: m } = schema;

/** Writers of these programs set section heads as short bold paragraphs. */
const BOLD_HEADS: readonly Source[] = ["word", "wechat"];
const LONGEST_HEAD = 20;

/** Lists that were cut up become one, short bold paragraphs become heads, rules at the ends go. */
export function finish(blocks: readonly Node[], source: Source): Node[] {
  const lists = source === "word" ? joinLists(blocks) : [...blocks];
  const heads = BOLD_HEADS.includes(source) ? lists.map((block, at) => asHead(block, lists[at + 1])) : lists;
  return heads.filter((block, at) => block.type !== n.divider || (at > 0 && at < heads.length - 1 && heads[at - 1]!.type !== n.divider));
}

function joinLists(blocks: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const isList = block.type === n.bullet_list || block.type === n.ordered_list;
    if (isList && last?.type === block.type) out[out.length - 1] = last.copy(last.content.append(block.content));
    else out.push(block);
  }
  return out;
}

const isBold = (block: Node) =>
  block.type === n.paragraph && block.childCount > 0 && block.children.every((run) => run.isText && m.strong.isInSet(run.marks));

/** Only what is surely one: bold as a whole, short, Chinese, no sentence, with running text behind it. */
function asHead(block: Node, next: Node | undefined): Node {
  if (!isBold(block) || next?.type !== n.paragraph || isBold(next)) return block;
  const text = block.textContent;
  const han = [...text].filter((char) => /\p{Script=Han}/u.test(char)).length;
  if (han < 2 || han > LONGEST_HEAD || [...text].length > 2 * LONGEST_HEAD || /[。！？；：，、…!?;:,.）)]$/.test(text)) return block;
  const plain = block.children.map((run) => run.mark(m.strong.removeFromSet(run.marks)));
  return n.section_head.create({ level: 2 }, Fragment.fromArray(plain));
}
