/** Words of the review mode: how the text is read, and who wrote it. */
import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "审阅",
  bar: "审阅",
  reading: "看成",
  readings: { marked: "修订", accepted: "接受后", was: "修订前" },
  readOnly: { accepted: "接受全部修订后的样子，只读", was: "修订以前的样子，只读" },
  back: "回到修订",
  blame: "逐字来历",
  compare: "与旧版比较…",
  nobody: "稿件导入",
};

const en: typeof zh = {
  title: "Review",
  bar: "Review",
  reading: "Read as",
  readings: { marked: "Suggestions", accepted: "Accepted", was: "As it was" },
  readOnly: { accepted: "As it reads with everything accepted; read only", was: "As it read before the suggestions; read only" },
  back: "Back to the suggestions",
  blame: "Who wrote it",
  compare: "Compare versions…",
  nobody: "Imported",
};

export const t = dictionary(zh, en);
