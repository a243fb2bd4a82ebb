/** What a command is, and the one list of them that the app fills. */
import type { Words } from "./i18n.svelte";

/** In the order of palette and cheat sheet. */
export const GROUPS = ["story", "library", "view", "text", "export", "app"] as const;
export type CommandGroup = (typeof GROUPS)[number];

/** One thing that a person can do; buttons, keys and palette all run it from here. */
export type Command = {
  /** Stable, as in `story.new`. */
  id: string;
  title: Words;
  group: CommandGroup;
  /** In ProseMirror's notation: `Mod-Shift-k`; Mod is Cmd on a Mac and Ctrl elsewhere. */
  shortcut?: string;
  /** Other keys that do the same; they are not shown. */
  also?: readonly string[];
  /**
   * The editor listens to this key itself: it is shown, and left alone. `or_outside`: the
   * window listens where nothing is being typed. `as_listed`: only to the key of the list;
   * to one that the person chose instead the window listens.
   */
  keyInEditor?: "only" | "or_outside" | "as_listed";
  /** A key that is held down does it once only. */
  once?: true;
  /** Absent: always. */
  enabled?: () => boolean;
  run: () => unknown;
};

let all = $state.raw<readonly Command[]>([]);

/** Puts the list in place; the app does it once. */
export function install(commands: readonly Command[]): void {
  all = commands;
}

let more: () => readonly Command[] = () => [];

/** Commands that come and go, asked for each time. */
export function installMore(list: () => readonly Command[]): void {
  more = list;
}

/** Every command. */
export function commands(): readonly Command[] {
  return [...all, ...more()];
}

/** The command of this name. */
export function command(id: string): Command | undefined {
  return all.find((one) => one.id === id) ?? more().find((one) => one.id === id);
}

/** Whether it would do something now. */
export function can(id: string): boolean {
  const found = command(id);
  return found !== undefined && (found.enabled?.() ?? true);
}

/** Runs it; false when there is none or it does not apply now. */
export function run(id: string): boolean {
  const found = command(id);
  if (found === undefined || !(found.enabled?.() ?? true)) return false;
  void found.run();
  return true;
}
