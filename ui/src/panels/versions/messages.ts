import { dictionary } from "../../shared/i18n.svelte";
import { number } from "../../shared/format";

const zh = {
  title: "版本",
  versions: "历次版本",
  current: "当前",
  open: "查看",
  back: "恢复这一版",
  restored: "已恢复，作为新的一版",
  words: (count: number) => `${number(count)} 字`,
  added: (count: number) => `+${number(count)}`,
  removed: (count: number) => `−${number(count)}`,
  unsaved: "还有改动没有存为版本",
  keep: "现在存一版",
  deliveries: "去向",
  noDeliveries: "还没有导出过。",
  hash: "校验值",
  copy: "复制校验值",
  reading: (time: string) => `${time} 的版本（只读）`,
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Versions",
  versions: "Versions",
  current: "Current",
  open: "Look",
  back: "Bring this one back",
  restored: "Brought back as a new version",
  words: (count) => `${number(count)} ${count === 1 ? "word" : "words"}`,
  added: (count) => `+${number(count)}`,
  removed: (count) => `−${number(count)}`,
  unsaved: "There are changes in no version yet",
  keep: "Keep one now",
  deliveries: "Sent to",
  noDeliveries: "Not exported yet.",
  hash: "Hash",
  copy: "Copy the hash",
  reading: (time) => `As of ${time} (read only)`,
};

export const t = dictionary(zh, en);
