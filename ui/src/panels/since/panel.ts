import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { since } from "./state.svelte";
import View from "./View.svelte";

const found = () => desk.writing && since.found !== null;
const places = () => found() && since.places > 0;

export const panel: Panel = {
  id: "since",
  place: "bar",
  order: 5,
  title: () => t().title,
  View,
  shown: () => since.shown,
  commands: [
    { id: "since.next", title: { zh: "读后改动：下一处", en: "Since you read it: next change" }, group: "view", shortcut: "Mod-F8", enabled: places, run: () => since.go(1) },
    { id: "since.previous", title: { zh: "读后改动：上一处", en: "Since you read it: previous change" }, group: "view", shortcut: "Mod-Shift-F8", enabled: places, run: () => since.go(-1) },
    { id: "since.read", title: { zh: "读到这里", en: "Read up to here" }, group: "story", shortcut: "Mod-Alt-z", enabled: () => desk.story !== null && desk.writing, run: () => since.read() },
    { id: "since.gone", title: { zh: "读后改动：列出删去的段落", en: "Since you read it: list the paragraphs that went" }, group: "view", enabled: () => found() && since.gone.length > 0, run: () => since.list(!since.listing) },
    { id: "since.compare", title: { zh: "读后改动：全部比较", en: "Since you read it: compare all" }, group: "view", enabled: found, run: () => since.compare() },
  ],
};
