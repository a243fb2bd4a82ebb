/** Files that are dropped on a plain browser's window, told as the shell would. */
import type { HostEvents } from "./call.ts";

type Tell = <E extends "drag_over" | "files_dropped">(event: E, payload: HostEvents[E]) => void;

/** A browser names no files before they are dropped; what they are is enough. */
const nameOf = (item: DataTransferItem) => (item.type.startsWith("image/") ? "picture.jpg" : item.type.includes("yaml") ? "profile.yaml" : "story.txt");

/** Listens from now on. */
export function followDrops(tell: Tell): void {
  let over = false;
  const files = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  const hear = (name: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
    window.addEventListener(name, (event) => files(event) && act(event), true);
  hear("dragover", ({ clientX: x, clientY: y, dataTransfer }) => {
    tell("drag_over", { over: true, x, y, ...(over ? {} : { names: [...dataTransfer!.items].map(nameOf) }) });
    over = true;
  });
  hear("dragleave", ({ relatedTarget }) => {
    if (relatedTarget !== null) return;
    over = false;
    tell("drag_over", { over: false, x: -1, y: -1 });
  });
  hear("drop", ({ clientX: x, clientY: y, dataTransfer }) => {
    over = false;
    tell("files_dropped", { files: [...dataTransfer!.files].map(({ name }) => ({ handle: name, name })), x, y });
  });
}
