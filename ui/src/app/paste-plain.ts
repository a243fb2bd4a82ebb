/** Pasting without form, from the palette; the key itself belongs to the editor and always works. */
import type { Command } from "../shared/command.svelte";
import { shown } from "../shared/shortcut";
import { desk } from "../shared/story.svelte";
import { toasts } from "../shared/toasts.svelte";
import { t } from "./messages";

const KEY = "Mod-Shift-v";

/** The webview hands a script the clipboard only where it may; else the key is told. */
async function pastePlain(): Promise<void> {
  const editor = desk.editor;
  if (!editor) return;
  editor.focus();
  try {
    editor.view.pasteText(await navigator.clipboard.readText());
  } catch {
    toasts.show(t().pastePlainKey(shown(KEY)));
  }
}

export const pastePlainCommand: Command = {
  id: "text.paste_plain",
  title: { zh: "粘贴为纯文本", en: "Paste as plain text" },
  group: "text",
  shortcut: KEY,
  keyInEditor: "as_listed",
  enabled: () => desk.writing && desk.editor !== null,
  run: pastePlain,
};
