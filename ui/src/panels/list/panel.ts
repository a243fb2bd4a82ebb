import { library, SORTS } from "../../shared/library.svelte";
import type { Command } from "../../shared/command.svelte";
import type { Panel } from "../../shared/panel";
import { filter } from "./filter.svelte";
import { t } from "./messages";
import { chosen, trash, untrash } from "./trash";
import View from "./View.svelte";

const SORT_WORDS = {
  updated: { zh: "按最近修改排序", en: "Sort by last change" },
  created: { zh: "按新建时间排序", en: "Sort by creation" },
  title: { zh: "按标题排序", en: "Sort by title" },
  words: { zh: "按字数排序", en: "Sort by length" },
} as const;

const sorts: Command[] = SORTS.map((sort) => ({
  id: `library.sort.${sort}`,
  title: SORT_WORDS[sort],
  group: "library",
  enabled: () => library.sort !== sort,
  run: () => {
    library.sort = sort;
    return library.refresh();
  },
}));

export const panel: Panel = {
  id: "list",
  place: "list",
  order: 10,
  title: () => t().title,
  View,
  commands: [
    { id: "library.filter", title: { zh: "在列表中筛选", en: "Filter the list" }, group: "library", shortcut: "Mod-Shift-j", run: () => filter.show() },
    ...sorts,
    { id: "story.trash", title: { zh: "移到回收站", en: "Move to the trash" }, group: "story", enabled: () => library.state !== "trashed" && chosen().length > 0, run: () => trash(chosen()) },
    { id: "story.untrash", title: { zh: "从回收站恢复", en: "Bring back from the trash" }, group: "story", enabled: () => library.state === "trashed" && library.picked.size > 0, run: () => untrash(chosen()) },
  ],
};
