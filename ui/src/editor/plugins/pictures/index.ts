/** Pictures in the manuscript: pasted, dropped, chosen with the pointer. */
import { NodeSelection, Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Labels } from "../../labels.ts";
import type { NodeJson } from "../../types.ts";
import { schema } from "../../schema/index.ts";
import { inertPage } from "../paste/read.ts";
import { type Crop, figureOf, type FigureInfo, type FigurePicture, figurePlace, figuresOf, chosenFigure, type FigureGap, type Focus, type FigureWidth, fillTr, gapsOf, infoOf, insertTr, placeOfSelection, setTr } from "./figures.ts";
import { waitingPlugin } from "./waiting.ts";

export { dropAtPoint, type PictureDrop } from "./drop.ts";
export type { Crop, FigureGap, FigureInfo, FigurePicture, FigureWidth, Focus } from "./figures.ts";
export { arrived, beginWaiting, endWaiting, sayWaiting, waitingAt } from "./waiting.ts";

/** Who brings pictures in and works on them, outside the editor. */
export type PictureTool = {
  /** Pictures lie on the clipboard; `alt` is what the page that they come from says of them. */
  pasted(view: EditorView, files: readonly File[], alt: string): void;
  /** A paste of which the webview shows nothing: the system's clipboard may hold a picture all the same. */
  nothing(view: EditorView): void;
  /** The writer wants to work on this figure: a button in it, or a double click. */
  act(view: EditorView, id: string, what: "replace" | "crop"): void;
  /** What is on its way is not wanted any more. */
  cancel(view: EditorView, waiting: string): void;
};

/** The pictures on the clipboard, where it has no words that say more. */
function picturesOf(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  const items = files.length > 0 ? [] : [...(data?.items ?? [])].filter(({ kind }) => kind === "file").map((item) => item.getAsFile());
  return [...files, ...items].filter((file): file is File => file !== null && file.type.startsWith("image/"));
}

/** Whether the HTML shows pictures and says nothing; Word and Excel put a picture of their text beside it. */
function onlyPictures(html: string): { only: boolean; alt: string } {
  if (html === "") return { only: true, alt: "" };
  const page = inertPage(html);
  const own = page.querySelector("[data-pm-slice], [data-node]") !== null;
  const alts = [...page.querySelectorAll("img")].map((image) => image.alt);
  return { only: !own && (page.body.textContent ?? "").trim() === "" && page.querySelector("table") === null, alt: alts.length === 1 ? alts[0]! : "" };
}

function paste(view: EditorView, event: ClipboardEvent, tool: PictureTool): boolean {
  const { clipboardData: data } = event;
  const html = data?.getData("text/html") ?? "";
  const files = picturesOf(data);
  if (files.length > 0) {
    const { only, alt } = onlyPictures(html);
    if (only) tool.pasted(view, files, alt);
    return only;
  }
  if (html !== "" && !onlyPictures(html).only) return false;
  if (data === null || (data.getData("text/plain") !== "" && html === "")) return false;
  tool.nothing(view);
  return true;
}

/** A press on the picture itself selects the figure; in its words the cursor goes where it is put. */
function press(view: EditorView, nodePos: number, event: MouseEvent): boolean {
  const target = event.target as Element;
  if (target.closest?.(".ms-picture") === null || target.closest?.("input, button") !== null) return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
  return true;
}

/** The plugins, before those of paste and keys. */
export function picturePlugins(labels: Labels, tool?: PictureTool): Plugin[] {
  let shown: EditorView | null = null;
  const here = new Plugin({
    props: {
      handlePaste: (view, event) => tool !== undefined && view.editable && paste(view, event, tool),
      handleClickOn: (view, _pos, node, nodePos, event) => node.type === schema.nodes.figure && press(view, nodePos, event),
      handleDoubleClickOn: (view, _pos, node, nodePos, event) => {
        if (node.type !== schema.nodes.figure || tool === undefined || !press(view, nodePos, event)) return false;
        if (node.attrs["media"] !== null) tool.act(view, String(node.attrs["id"]), "crop");
        return true;
      },
    },
    view: (view) => ((shown = view), {}),
  });
  return [here, waitingPlugin(labels, tool && ((id) => shown && tool.cancel(shown, id)))];
}

/** Puts figures in at a position, or at the selection, as one step of undo; false when the manuscript takes none. */
export function insertFigures(view: EditorView, pictures: readonly FigurePicture[], pos?: number): boolean {
  const place = pos === undefined ? placeOfSelection(view.state) : figurePlace(view.state.doc.resolve(pos));
  const tr = view.editable ? insertTr(view.state, pictures, place, true) : null;
  if (tr) view.dispatch(tr);
  return tr !== null;
}

/** The figure that is worked on: selected, or with the cursor in its words. */
export function figureHere(view: EditorView): FigureInfo | null {
  const found = chosenFigure(view.state);
  return found && infoOf(found);
}

/** The figure with this id. */
export function figureBy(view: EditorView, id: string): FigureInfo | null {
  const found = figureOf(view.state.doc, id);
  return found && infoOf(found);
}

/** Sets what is shown of the picture, or its description, as one step; false when nothing changes. */
export function setFigure(view: EditorView, id: string, attrs: { crop?: Crop | null; focus?: Focus | null; width?: FigureWidth; alt?: string }): boolean {
  const tr = view.editable ? setTr(view.state, id, attrs) : null;
  if (tr) view.dispatch(tr);
  return tr !== null;
}

/** Gives the figure words where it has none; false when it has them all. */
export function fillFigure(view: EditorView, id: string, words: Omit<FigurePicture, "media">): boolean {
  const tr = view.editable ? fillTr(view.state, id, words) : null;
  if (tr) view.dispatch(tr);
  return tr !== null;
}

/** Selects the figure and brings it into view; false when it is gone. */
export function selectFigure(view: EditorView, id: string): boolean {
  const found = figureOf(view.state.doc, id);
  if (!found) return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, found.pos)).scrollIntoView());
  view.focus();
  return true;
}

/** A figure that lacks something, and what. */
export type FigureLack = { figure: FigureInfo; gaps: FigureGap[] };

/** Every figure without caption, credit or description, in reading order. Looks at the whole story: not for every key. */
export function figureLacks(view: EditorView): FigureLack[] {
  return figuresOf(view.state.doc).map((placed) => ({ figure: infoOf(placed), gaps: gapsOf(placed.node) })).filter(({ gaps }) => gaps.length > 0);
}

/** The SHA-256 of every picture below a node. */
export function picturesIn(node: NodeJson): string[] {
  const own = node.type === "figure" && typeof node.attrs?.["media"] === "string" ? [node.attrs["media"]] : [];
  return [...own, ...(node.content ?? []).flatMap(picturesIn)];
}
