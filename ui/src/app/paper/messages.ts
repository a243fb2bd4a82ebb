import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  slash: "插入",
  size: (rows: number, columns: number) => `${rows} 行 × ${columns} 列`,
  block: "本段",
  comment: "批注",
  turn: "变为",
  refused: "这里收起了只给另一渠道的文字，已全部展开",
  refusedMore: "没有删除任何内容。看清楚之后再操作一次即可。",
  jump: { title: "跳到……", ask: "输入小标题、图片说明或正文里的词", none: "没有找到", keys: "↑↓ 选择 · Enter 跳转 · Esc 关闭" },
};
export type Messages = typeof zh;

const en: Messages = {
  slash: "Insert",
  size: (rows, columns) => `${rows} rows × ${columns} columns`,
  block: "This block",
  comment: "Comment",
  turn: "Turn into",
  refused: "Text for the other channel was folded here; everything is shown now",
  refusedMore: "Nothing has been deleted. Have a look, then do it again.",
  jump: { title: "Jump to…", ask: "A section head, a caption, or words of the text", none: "Nothing found", keys: "↑↓ choose · Enter jump · Esc close" },
};

export const t = dictionary(zh, en);
