/** The editor's public API: what app and panels may import. */
export { createEditor } from "./editor.ts";
export type { Editor } from "./editor.ts";
export { COMMANDS, type CommandId, type EditorCommand } from "./commands/index.ts";
export { Journal, mergeChanges, type JournalOptions, type JournalState } from "./journal.ts";
export { imeGuard } from "./guard.ts";
export { setKeys, type OwnKeys } from "./keymap.ts";
export { setDim } from "./plugins/dim.ts";
export { setTypewriter } from "./plugins/typewriter.ts";
export { placeholders } from "./placeholders.ts";
export { goToOpen, insertOpen, openPlaces, showOpen, type OpenPlace } from "./plugins/open.ts";
export { cursorPlace } from "./places.ts";
export type { Kept } from "./state.ts";
export { openBlockMenu, type BlockMenuTool } from "./plugins/handles/index.ts";
export { closeSlash, slashCan, slashRun, type SlashQuery, type SlashTool } from "./plugins/slash.ts";
export { showTrims, trimCount, trimTexts, trimView, type TrimView } from "./plugins/trims/index.ts";
export { outlineAt, outlineOf, sectionTexts, type OutlineEntry, type OutlineKind } from "./outline.ts";
export type { EditorView } from "prosemirror-view";
export * from "./types.ts";
