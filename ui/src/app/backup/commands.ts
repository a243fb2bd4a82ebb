/** Backups in the palette. */
import type { Command } from "../../shared/command.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { ui } from "../ui.svelte";
import { t } from "./messages";
import { backups } from "./state.svelte";

/** Begins a backup, or shows where a folder for it is chosen. What came of it is told in a notice. */
async function now(): Promise<void> {
  await backups.load();
  if (backups.state?.folder == null) return ui.open("settings");
  if (backups.working !== null) return;
  toasts.show(t().begun);
  await backups.now();
  const { said } = backups;
  if (said !== null) toasts.show(said.text, { tone: said.wrong ? "wrong" : "good", more: said.more });
}

export const backupCommands: readonly Command[] = [
  { id: "app.backup", title: { zh: "立即备份", en: "Back up now" }, group: "app", run: () => void now() },
];
