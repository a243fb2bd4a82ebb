/** One command a profile: a new story of that kind from the palette. */
import type { Command } from "../shared/command.svelte";
import { inOrder, profiles } from "../shared/profiles.svelte";
import { locale } from "../shared/i18n.svelte";
import { told } from "../shared/told";

/** As the profiles stand now. */
export function profileCommands(): readonly Command[] {
  return inOrder(profiles.rows, locale.lang).map(({ profile: { id, names } }) => ({
    id: `story.new.${id}`,
    title: { zh: `新建：${names.zh || names.en}`, en: `New: ${names.en || names.zh}` },
    group: "story",
    run: () => told(() => profiles.start(id)),
  }));
}
