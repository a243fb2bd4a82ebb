/** One command a profile: a new story of that kind from the palette. */
import { asFailure } from "../host";
import type { Command } from "../shared/command.svelte";
import { inOrder, profiles } from "../shared/profiles.svelte";
import { locale } from "../shared/i18n.svelte";
import { toasts } from "../shared/toasts.svelte";
import { failureWords } from "../shared/words";

async function start(id: string): Promise<void> {
  try {
    await profiles.start(id);
  } catch (error) {
    const said = failureWords(asFailure(error));
    toasts.show(said.what, { tone: "wrong", more: said.next });
  }
}

/** As the profiles stand now. */
export function profileCommands(): readonly Command[] {
  return inOrder(profiles.rows, locale.lang).map(({ profile: { id, names } }) => ({
    id: `story.new.${id}`,
    title: { zh: `新建：${names.zh || names.en}`, en: `New: ${names.en || names.zh}` },
    group: "story",
    run: () => start(id),
  }));
}
