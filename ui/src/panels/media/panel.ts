import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { gallery } from "./state.svelte";
import { t } from "./messages";
import View from "./View.svelte";

async function add(): Promise<void> {
  desk.mode = "media";
  await told(() => gallery.choose());
}

function clean(): void {
  desk.mode = "media";
  gallery.cleaning = true;
}

export const panel: Panel = {
  id: "media",
  place: "mode",
  order: 30,
  title: () => t().title,
  View,
  // A part of the library, and reached from there; beside the modes of a story only while it is open.
  shown: () => desk.mode === "media",
  takes: { words: () => t().drop, take: (files) => void gallery.take(files) },
  commands: [
    { id: "view.media", title: { zh: "图片库", en: "Pictures of the library" }, group: "library", shortcut: "Mod-5", run: () => (desk.mode = "media") },
    { id: "media.add", title: { zh: "添加图片到图片库…", en: "Add pictures to the library…" }, group: "library", run: add },
    { id: "media.collect", title: { zh: "清理未用图片…", en: "Clear unused pictures…" }, group: "library", run: clean },
  ],
};
