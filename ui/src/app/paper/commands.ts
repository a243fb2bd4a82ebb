/** Commands of what stands around the manuscript. */
import type { Command } from "../../shared/command.svelte";
import { desk } from "../../shared/story.svelte";
import { ui } from "../ui.svelte";
import { blockMenu } from "./block-menu.svelte";

const writing = () => desk.editor !== null && desk.writing;

export const paperCommands: readonly Command[] = [
  { id: "text.block_menu", title: { zh: "本段的菜单", en: "Menu of this block" }, group: "text", shortcut: "Mod-Shift-m", enabled: () => (void desk.moves, writing() && desk.editor?.selection().inHead === false), run: () => blockMenu.showHere() },
  { id: "view.jump", title: { zh: "跳到……（小标题、图片、段落）", en: "Jump to… (section head, picture, paragraph)" }, group: "view", shortcut: "Mod-Shift-o", enabled: writing, run: () => ui.open("jump") },
];
