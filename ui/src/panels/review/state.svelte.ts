/** How the text is read in front of a reviewer, and who wrote which words. */
import { untrack } from "svelte";
import { setSpans, type Spanned } from "../../editor";
import { rpc, type BlameBlock } from "../../host";
import { shortTime } from "../../shared/format";
import { locale } from "../../shared/i18n.svelte";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { words } from "../../shared/words";
import { t } from "./messages";

/** With the suggestions, as if all were accepted, as it was before them. */
export const READINGS = ["marked", "accepted", "was"] as const;
export type Reading = (typeof READINGS)[number];

/** Who wrote what is asked again when the writing rests. */
const ASKS_AFTER_MS = 1_500;

/** Who wrote most of a block, the latest of them first where it is equal; with when and at which stage. */
export function chiefOf({ runs }: BlameBlock): BlameBlock["runs"][number] | null {
  const sizes = new Map<string | null, number>();
  for (const { person, from, to } of runs) sizes.set(person, (sizes.get(person) ?? 0) + to - from);
  const most = Math.max(0, ...sizes.values());
  return runs.filter(({ person }) => sizes.get(person) === most).sort((a, b) => Date.parse(b.time) - Date.parse(a.time))[0] ?? null;
}

class ReviewMode {
  #reading = $state<Reading>("marked");
  blaming = $state(false);
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Only in this mode the text is read in another way than it is written. */
  get reading(): Reading {
    return desk.mode === "review" ? this.#reading : "marked";
  }

  read(reading: Reading): void {
    this.#reading = reading;
    if (reading !== "marked" && desk.mode !== "review") desk.mode = "review";
    if (reading === "marked") setTimeout(() => desk.enter());
  }

  /** From one reading to the next. */
  cycle(): void {
    this.read(READINGS[(READINGS.indexOf(this.reading) + 1) % READINGS.length] ?? "marked");
  }

  blame(on: boolean): void {
    this.blaming = on;
    if (on && desk.mode !== "review") desk.mode = "review";
  }

  /** In a while, however often it is asked for. */
  blameSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), ASKS_AFTER_MS);
  }

  /** Asks who wrote the story in front and shows it, or takes it away. */
  async ask(): Promise<void> {
    const { story, editor } = desk;
    if (editor === null || story === null) return;
    if (!this.blaming || desk.mode !== "review") return setSpans(editor.view, "blame", []);
    await told(async () => {
      await story.flush();
      const { blocks } = await rpc("story.blame", { article: story.id });
      if (desk.editor === editor && this.blaming) setSpans(editor.view, "blame", blocks.map(spanned));
    });
  }
}

function title({ name, time, stage }: BlameBlock["runs"][number]): string {
  const stages: Record<string, string> = words().stage;
  return [name || t().nobody, shortTime(time, locale.lang), stages[stage] ?? stage].filter(Boolean).join(" · ");
}

function spanned(block: BlameBlock): Spanned {
  const chief = chiefOf(block);
  const runs = block.runs.map((run) => ({ from: run.from, to: run.to, attrs: { class: run.person === chief?.person ? "blame-chief" : "blame", "data-person": run.person ?? "", title: title(run) } }));
  return { block: block.block, runs, ...(chief === null ? {} : { attrs: { class: "blame-block", "data-person": chief.person ?? "", "data-blame": `${chief.name || t().nobody}\n${shortTime(chief.time, locale.lang)}` } }) };
}

export const mode = new ReviewMode();

$effect.root(() => {
  $effect(() => {
    void [desk.editor, mode.blaming, desk.mode];
    untrack(() => void mode.ask());
  });
  $effect(() => {
    void desk.story?.saves;
    untrack(() => mode.blaming && mode.blameSoon());
  });
});
