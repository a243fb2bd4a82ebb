/** Words of what is new since somebody read a story. */
import { dictionary } from "../../shared/i18n.svelte";
import { number } from "../../shared/format";

const zh = {
  title: "读后改动",
  since: (time: string) => `自你上次读后（${time}）`,
  places: (count: number) => `${number(count)} 处改动`,
  gone: (count: number) => `删去 ${number(count)} 段`,
  fields: (count: number) => `稿签 ${number(count)} 项`,
  next: "下一处",
  previous: "上一处",
  read: "读到这里",
  compare: "全部比较",
  compareWith: "与别的版本比较",
  withRead: "与上次读时的比较",
  others: { "versions.compare_last": "与上一版比较", "versions.compare_named": "与上一个具名版本比较", "versions.compare_sent": "与上次导出的比较", "view.versions": "与任一版本比较…" },
  close: "收起",
  done: "记下了：读到这里",
};

const en: typeof zh = {
  title: "Since you read it",
  since: (time) => `Since you read it (${time})`,
  places: (count) => (count === 1 ? "1 change" : `${number(count)} changes`),
  gone: (count) => (count === 1 ? "1 paragraph gone" : `${number(count)} paragraphs gone`),
  fields: (count) => (count === 1 ? "1 detail" : `${number(count)} details`),
  next: "Next",
  previous: "Previous",
  read: "Read up to here",
  compare: "Compare all",
  compareWith: "Compare with another version",
  withRead: "With what you read",
  others: { "versions.compare_last": "With the last version", "versions.compare_named": "With the last named version", "versions.compare_sent": "With what was last exported", "view.versions": "With any version…" },
  close: "Put away",
  done: "Noted: read up to here",
};

export const t = dictionary(zh, en);
