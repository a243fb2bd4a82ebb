import type { Panel } from "../../shared/panel";
import type { Command } from "../../shared/command.svelte";
import { library } from "../../shared/library.svelte";
import type { StoryState } from "../../host";
import { t } from "./messages";
import View from "./View.svelte";

function show(id: string, zh: string, en: string, state: StoryState | null): Command {
  return { id: `library.${id}`, title: { zh, en }, group: "library", run: () => library.show({ state }) };
}

export const panel: Panel = {
  id: "library",
  place: "library",
  order: 10,
  title: () => t().title,
  View,
  commands: [
    show("all", "显示全部稿件", "Show all stories", null),
    show("draft", "显示草稿", "Show drafts", "draft"),
    show("exported", "显示已导出", "Show exported stories", "exported"),
    show("trashed", "显示回收站", "Show the trash", "trashed"),
  ],
};
