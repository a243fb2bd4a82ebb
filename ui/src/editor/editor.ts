import { closeHistory, isHistoryTransaction, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import type { EditorState, Plugin, Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { changesSince, isEmptyChange } from "./changes.ts";
import { command, type CommandId } from "./commands/index.ts";
import { Labels, RELABELLED } from "./labels.ts";
import { nodeViews } from "./nodeviews/index.ts";
import { patchDoc } from "./patch.ts";
import { NO_SIZES } from "./pictures.ts";
import { findBlock, lineOf, placeIn } from "./places.ts";
import { dimPlugin } from "./plugins/dim.ts";
import { fieldAsked } from "./plugins/fields.ts";
import { galleyPlugin } from "./plugins/galley/index.ts";
import { lookPlugin, unfocused } from "./plugins/look.ts";
import { decidedBy } from "./plugins/suggest/decide.ts";
import { tracking, trackingWaits } from "./plugins/suggest/index.ts";
import { suggestLook } from "./plugins/suggest/look.ts";
import { toolPlugins } from "./plugins/tools.ts";
import { typewriterPlugin } from "./plugins/typewriter.ts";
import { sameInfo, selectionInfo, selectionText, textBlocks } from "./reading.ts";
import { schema } from "./schema/index.ts";
import { live } from "./text.ts";
import { basePlugins, createState, type Kept, readDoc, resumed } from "./state.ts";
import {
  type CommandArgs, type EditorOptions, type FocusTarget, type HeadPart, type NodeJson, type Placeholders,
  type SelectionInfo, type TextBlock,
} from "./types.ts";

/** One manuscript on the screen. */
export interface Editor {
  /** The doc as it stands. */
  getDoc(): NodeJson;
  /**
   * Turns the doc into this one in one undoable step that touches only what differs; false when
   * nothing differs. With `silent` `onChange` is not called: for what the library already has.
   */
  applyDoc(doc: NodeJson, label: string, options?: { silent?: boolean }): boolean;
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
  /** Plain text of a line of the title group. */
  line(part: HeadPart): string;
  /** Writes a line of the title group from outside, as the inspector does with the web title; undoable. */
  setLine(part: HeadPart, text: string): void;
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
  /** All that another editor needs to go on from here: text, selection, undo history. */
  keep(): Kept;
  /** For window tests and decorations; panels should not need it. */
  readonly view: EditorView;
  destroy(): void;
}

const LABEL = "label";
const SILENT = "silent";

/** Puts an editor into `options.mount`. */
export function createEditor(options: EditorOptions): Editor {
  return new Manuscript(options);
}

class Manuscript implements Editor {
  readonly view: EditorView;
  readonly #options: EditorOptions;
  readonly #labels: Labels;
  #language: string;
  #editable: boolean;
  #told: SelectionInfo | null = null;
  /** The state before text that is not told yet. */
  #held: EditorState | null = null;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#labels = new Labels(options.placeholders);
    this.#language = options.language;
    this.#editable = options.editable ?? true;
    const smart = options.smartTyping ?? (() => true);
    const around = { newId: () => crypto.randomUUID(), language: () => this.#language, smart };
    const views = [lookPlugin(this.#labels, options.metaLine), dimPlugin(), typewriterPlugin(), suggestLook(this.#labels), galleyPlugin()];
    const plugins = [...toolPlugins(this.#labels, options.tools), ...basePlugins(around), ...views];
    const mediaUrl = options.mediaUrl ?? ((hash) => `gaotai-media://localhost/${hash}`);
    this.view = new EditorView(options.mount, {
      state: options.kept ? resumed(options.kept, plugins) : this.#fresh(options, plugins),
      editable: () => this.#editable,
      attributes: () => ({
        class: "manuscript",
        lang: this.#language,
        spellcheck: String(this.#language.startsWith("en")),
        role: "textbox",
        "aria-multiline": "true",
      }),
      nodeViews: nodeViews({ labels: this.#labels, mediaUrl, sizes: options.sizes ?? NO_SIZES, pictures: options.tools?.pictures }),
      dispatchTransaction: (tr) => this.#dispatch(tr),
      scrollMargin: 48,
      scrollThreshold: 24,
    });
    this.#listen();
    this.#tell();
  }

  #fresh({ doc, at }: EditorOptions, plugins: Plugin[]): EditorState {
    const state = createState(readDoc(doc), plugins);
    const place = at ? placeIn(state.doc, at) : null;
    return place ? state.apply(state.tr.setSelection(place)) : state;
  }

  #listen(): void {
    const heard = (focused: boolean) => () => this.#options.onFocus?.(focused);
    this.view.dom.addEventListener("focus", heard(true));
    this.view.dom.addEventListener("blur", heard(false));
  }

  #dispatch(tr: Transaction): void {
    const before = this.view.state;
    const after = before.apply(tr);
    this.view.updateState(after);
    // What an input method is putting in is told when it is done, as what it suggests.
    const held = this.#held ?? before;
    this.#held = trackingWaits(after) ? held : null;
    if (after.doc !== held.doc && this.#held === null && tr.getMeta(SILENT) !== true) this.#report(held, after, tr);
    if (after.doc !== before.doc || !after.selection.eq(before.selection) || after.storedMarks !== before.storedMarks) this.#tell();
  }

  #report(before: EditorState, after: EditorState, tr: Transaction): void {
    const change = changesSince(before.doc, after.doc);
    if (isEmptyChange(change)) return;
    const label = (tr.getMeta(LABEL) as string | undefined) ?? null;
    const { on: tracked } = tracking(after);
    this.#options.onChange?.(change, { label, history: isHistoryTransaction(tr), decided: decidedBy(tr) ?? [], tracked });
  }

  #tell(): void {
    if (!this.#options.onSelection) return;
    const info = selectionInfo(this.view.state);
    if (sameInfo(this.#told, info) && info.empty) return;
    this.#told = info;
    this.#options.onSelection(info);
  }

  getDoc(): NodeJson {
    return this.view.state.doc.toJSON() as NodeJson;
  }

  applyDoc(json: NodeJson, label: string, { silent = false } = {}): boolean {
    const tr = closeHistory(this.view.state.tr);
    if (!patchDoc(tr, this.view.state.doc, readDoc(json))) return false;
    this.view.dispatch(tr.setMeta(LABEL, label).setMeta(SILENT, silent));
    // What is typed right after is a step of its own.
    this.view.dispatch(closeHistory(this.view.state.tr));
    return true;
  }

  undo(): boolean {
    return undo(this.view.state, this.view.dispatch);
  }

  redo(): boolean {
    return redo(this.view.state, this.view.dispatch);
  }

  canUndo(): boolean {
    return undoDepth(this.view.state) > 0;
  }

  canRedo(): boolean {
    return redoDepth(this.view.state) > 0;
  }

  exec(id: CommandId, args: CommandArgs = {}): boolean {
    if (!this.#editable && id !== "select_all") return false;
    const { dom } = this.view;
    const before = dom.ownerDocument.activeElement;
    const done = command(id)?.run(this.view.state, this.view.dispatch, args) ?? false;
    // A command may have put the cursor into the field of a block, and what hears of it may have gone on.
    const { activeElement: now } = dom.ownerDocument;
    const entered = now !== before && now !== dom && dom.contains(now);
    if (!entered && fieldAsked(this.view.state) === null) this.view.focus();
    return done;
  }

  can(id: CommandId, args: CommandArgs = {}): boolean {
    return this.#editable && (command(id)?.run(this.view.state, undefined, args) ?? false);
  }

  focus(where?: FocusTarget): void {
    const found = where === undefined ? null : placeIn(this.view.state.doc, where);
    if (found) this.view.dispatch(this.view.state.tr.setSelection(found).scrollIntoView());
    this.view.focus();
  }

  hasFocus(): boolean {
    return this.view.hasFocus();
  }

  line(part: HeadPart): string {
    return live(lineOf(this.view.state.doc, part).node);
  }

  setLine(part: HeadPart, text: string): void {
    const { node, start, end } = lineOf(this.view.state.doc, part);
    if (live(node) === text) return;
    const { tr } = this.view.state;
    this.view.dispatch(text === "" ? tr.delete(start, end) : tr.replaceWith(start, end, schema.text(text)));
  }

  setPlaceholders(placeholders: Placeholders): void {
    this.#labels.set(placeholders);
    this.view.dispatch(this.view.state.tr.setMeta(RELABELLED, true));
  }

  setLanguage(language: string): void {
    this.#language = language;
    this.view.setProps({});
  }

  setEditable(editable: boolean): void {
    this.#editable = editable;
    this.view.setProps({});
  }

  textBlocks(): TextBlock[] {
    return textBlocks(this.view.state.doc);
  }

  selectionText(): string[] {
    return selectionText(this.view.state);
  }

  selection(): SelectionInfo {
    return selectionInfo(this.view.state);
  }

  scrollToBlock(id: string): boolean {
    const block = findBlock(this.view.state.doc, id);
    const dom = block && this.view.nodeDOM(block.pos);
    if (!(dom instanceof HTMLElement)) return false;
    dom.scrollIntoView({ block: "center" });
    return true;
  }

  /** What an input method was still putting in is written as it stands. */
  #release(): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null && held.doc !== this.view.state.doc) this.#report(held, this.view.state, this.view.state.tr);
  }

  keep(): Kept {
    this.#release();
    return { state: unfocused(this.view.state) };
  }

  destroy(): void {
    this.#release();
    this.view.destroy();
  }
}
