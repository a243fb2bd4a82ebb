import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import Reading from "./Reading.svelte";
import { mode } from "./state.svelte";
import View from "./View.svelte";

const has = () => desk.story !== null;

export const panel: Panel = {
  id: "review",
  place: "mode",
  order: 10,
  title: () => t().title,
  View,
  within: true,
  cover: { View: Reading, over: (story) => mode.reading !== "marked" && desk.story?.id === story.id, wide: () => false, find: () => mode.read("marked") },
  commands: [
    { id: "view.review", title: { zh: "审阅方式", en: "Review mode" }, group: "view", shortcut: "Mod-2", enabled: () => desk.mode !== "review", run: () => ((desk.mode = "review"), desk.enter()) },
    { id: "review.reading", title: { zh: "换一种看法：修订、接受后、修订前", en: "Read another way: suggestions, accepted, as it was" }, group: "view", shortcut: "Mod-Alt-7", enabled: has, run: () => mode.cycle() },
    { id: "review.marked", title: { zh: "看修订", en: "Read with the suggestions" }, group: "view", enabled: () => mode.reading !== "marked", run: () => mode.read("marked") },
    { id: "review.accepted", title: { zh: "看接受后的样子", en: "Read as if everything were accepted" }, group: "view", enabled: () => has() && mode.reading !== "accepted", run: () => mode.read("accepted") },
    { id: "review.was", title: { zh: "看修订前的样子", en: "Read as it was" }, group: "view", enabled: () => has() && mode.reading !== "was", run: () => mode.read("was") },
    { id: "review.blame", title: { zh: "逐字来历：显示或隐藏", en: "Who wrote it: show or hide" }, group: "view", shortcut: "Mod-Shift-b", enabled: has, run: () => mode.blame(!mode.blaming) },
  ],
};
