/** What backups come to, without the screen. */
import type { BackupState, SnapshotRow } from "../../host";

/** Whether a failed backup is worth a notice: once a day, and not for a disk that is not connected. */
export function tellsToday(state: BackupState, told: unknown, today: string): boolean {
  return state.trouble !== null && state.trouble.failure.code !== "backup_gone" && told !== today;
}

/** The newest snapshot that can be restored. */
export function newestGood(snapshots: readonly SnapshotRow[]): SnapshotRow | null {
  return snapshots.find((row) => row.state === "good") ?? null;
}

/** How much of a work is done, in percent; null when that is not known. */
export function percent(working: { done: number; total: number } | "begun" | null): number | null {
  if (working === null || working === "begun" || working.total === 0) return null;
  return Math.min(100, Math.round((working.done / working.total) * 100));
}
