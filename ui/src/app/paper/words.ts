/** What the slash menu offers, and by which words each is found: Chinese, English, Pinyin and its initials. */
import type { CommandArgs, CommandId } from "../../editor";
import type { Words } from "../../shared/i18n.svelte";

/** One line of the menu. */
export type SlashEntry = {
  /** Stable; for tests and lists. */
  id: string;
  command: CommandId;
  args?: CommandArgs;
  title: Words;
  /** Other words by which it is found. */
  also: string;
  /** What one would type instead. */
  typed?: string;
};

export const SLASH_ENTRIES: readonly SlashEntry[] = [
  { id: "paragraph", command: "paragraph", title: { zh: "正文段落", en: "Paragraph" }, also: "zhengwenduanluo zwdl zw dl p text body" },
  { id: "lede", command: "lede", title: { zh: "导语", en: "Lede" }, also: "daoyu dy lead intro" },
  { id: "section_head_2", command: "section_head_2", title: { zh: "小标题", en: "Section head" }, also: "xiaobiaoti xbt h2 heading", typed: "##" },
  { id: "section_head_3", command: "section_head_3", title: { zh: "次级小标题", en: "Second section head" }, also: "cijixiaobiaoti cjxbt h3 subhead heading", typed: "###" },
  { id: "bullet_list", command: "bullet_list", title: { zh: "项目列表", en: "Bullet list" }, also: "xiangmuliebiao xmlb liebiao lb ul", typed: "-" },
  { id: "ordered_list", command: "ordered_list", title: { zh: "编号列表", en: "Numbered list" }, also: "bianhaoliebiao bhlb liebiao lb ol ordered", typed: "1." },
  { id: "quote", command: "quote", title: { zh: "引文", en: "Quote" }, also: "yinwen yw yinyong yy blockquote", typed: ">" },
  { id: "pull_quote", command: "pull_quote", title: { zh: "摘引大字", en: "Pull quote" }, also: "金句 抽言 zhaiyindazi zydz jinju jj chouyan cy" },
  { id: "question", command: "question", title: { zh: "问（访谈）", en: "Question" }, also: "wen w fangtan ft q interview" },
  { id: "answer", command: "answer", title: { zh: "答（访谈）", en: "Answer" }, also: "da d fangtan ft a interview" },
  { id: "box.facts", command: "box", title: { zh: "栏框：数据资料", en: "Box: facts" }, also: "数据框 资料框 lankuang lk shujuziliao sjzl shuju sj ziliao zl sidebar" },
  { id: "box.background", command: "box_background", title: { zh: "栏框：新闻背景", en: "Box: background" }, also: "xinwenbeijing xwbj beijing bj lankuang lk sidebar" },
  { id: "box.questions", command: "box_questions", title: { zh: "栏框：问答", en: "Box: questions and answers" }, also: "wenda wd lankuang lk q&a faq" },
  { id: "box.note", command: "box_note", title: { zh: "栏框：编者按", en: "Box: editor’s note" }, also: "bianzhean bza lankuang lk note" },
  { id: "table", command: "table", title: { zh: "表格", en: "Table" }, also: "biaoge bg grid" },
  { id: "figure", command: "figure", title: { zh: "图片…", en: "Picture…" }, also: "插图 照片 tupian tp chatu ct zhaopian zp image img photo figure" },
  { id: "divider", command: "divider", title: { zh: "分隔线", en: "Divider" }, also: "fengexian fgx hr line rule", typed: "---" },
  { id: "embed", command: "embed", title: { zh: "嵌入（视频、地图）", en: "Embed (video, map)" }, also: "qianru qr shipin sp ditu dt video map" },
  { id: "only_print", command: "only_print", title: { zh: "本段只见报", en: "This block only in print" }, also: "zhijianbao zjb bz paper baozhi" },
  { id: "only_web", command: "only_web", title: { zh: "本段只上网", en: "This block only on the web" }, also: "zhishangwang zsw wangzhan wz online" },
];
