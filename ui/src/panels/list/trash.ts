/** Into the trash and out of it. */
import { rpc } from "../../host";
import { library } from "../../shared/library.svelte";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { t } from "./messages";

/** What trash and untrash are about: the picked rows, or else the open story. */
export function chosen(): string[] {
  if (library.picked.size > 0) return [...library.picked];
  return desk.story === null ? [] : [desk.story.id];
}

/** Moves stories to the trash; the notice offers to take it back. */
export function trash(ids: string[]): Promise<void> {
  return told(async () => {
    if (ids.length === 0) return;
    if (!(await desk.drop(ids))) return;
    await rpc("story.trash", { ids });
    library.picked = new Set();
    await library.refresh();
    toasts.show(t().trashed(ids.length), { action: { label: t().undo, run: () => void untrash(ids) } });
  });
}

/** Brings stories back. */
export function untrash(ids: string[]): Promise<void> {
  return told(async () => {
    if (ids.length === 0) return;
    await rpc("story.untrash", { ids });
    await library.refresh();
    toasts.show(t().untrashed(ids.length));
  });
}
