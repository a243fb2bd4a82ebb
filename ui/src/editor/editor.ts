import type { EditorView } from "prosemirror-view";
import type { CommandId } from "./commands/index.ts";
import type { CommandArgs, EditorOptions, FocusTarget, NodeJson, Placeholders, SelectionInfo, TextBlock } from "./types.ts";

/** One manuscript on the screen. */
export interface Editor {
  /** Puts another doc in; the undo history starts anew and `onChange` is not called. */
  setDoc(doc: NodeJson): void;
  /** The doc as it stands. */
  getDoc(): NodeJson;
  /** Turns the doc into this one in one undoable step that touches only what differs; `onChange` is called. False when nothing differs. */
  applyDoc(doc: NodeJson, label: string): boolean;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Runs a command of COMMANDS and gives the focus back; false when it does not apply. */
  exec(id: CommandId, args?: CommandArgs): boolean;
  /** Whether the command would do something here. */
  can(id: CommandId, args?: CommandArgs): boolean;
  /** Focus, at the last selection or at a place. */
  focus(where?: FocusTarget): void;
  hasFocus(): boolean;
  setPlaceholders(placeholders: Placeholders): void;
  setLanguage(language: string): void;
  setEditable(editable: boolean): void;
  /** All text blocks in order, for counting and search. */
  textBlocks(): TextBlock[];
  /** The selected text, one entry per text block; empty for a bare cursor. */
  selectionText(): string[];
  selection(): SelectionInfo;
  /** Brings a block into view; false when there is none with this id. */
  scrollToBlock(id: string): boolean;
  /** For window tests and decorations; panels should not need it. */
  readonly view: EditorView;
  destroy(): void;
}

/** Puts an editor into `options.mount`. */
export function createEditor(options: EditorOptions): Editor {
  void options;
  throw new Error("not written yet");
}
