/** Commands of pictures on the page. */
import { type FigureInfo, figureHere, figureLacks, selectFigure, setFigure, type FigureWidth } from "../../editor";
import type { Command } from "../../shared/command.svelte";
import { asked } from "../../shared/figure/asked.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { cropping } from "./cropping.svelte";
import { pictureBar } from "./bar.svelte";
import { replacePicture } from "./tool";

/** The figure that is worked on. */
export function here(): FigureInfo | null {
  // Read so that it is asked again when the cursor moves.
  void desk.moves;
  return desk.writing && desk.editor !== null ? figureHere(desk.editor.view) : null;
}

const chosen = () => here() !== null;
const withPicture = () => here()?.media != null;

function crop(): void {
  const figure = here();
  if (figure && desk.story) void told(() => cropping.open(desk.story!, figure.id));
}

function replace(): void {
  const figure = here();
  if (figure && desk.story) void told(() => replacePicture(desk.story!, figure.id));
}

function width(value: FigureWidth): void {
  const figure = here();
  if (figure && desk.editor) setFigure(desk.editor.view, figure.id, { width: value });
}

function inLibrary(): void {
  const media = here()?.media;
  if (media != null) asked.show(media);
}

/** To the next figure that lacks something, round the end. */
function nextGap(): void {
  const { editor } = desk;
  if (!editor) return;
  const lacks = figureLacks(editor.view);
  const { head } = editor.view.state.selection;
  const next = lacks.find(({ figure }) => figure.pos > head) ?? lacks[0];
  if (next) selectFigure(editor.view, next.figure.id);
}

function ofWidth(value: FigureWidth, zh: string, en: string): Command {
  return { id: `picture.width.${value}`, title: { zh: `图片宽度：${zh}`, en: `Picture width: ${en}` }, group: "text", enabled: () => chosen() && here()?.width !== value, run: () => width(value) };
}

export const pictureCommands: readonly Command[] = [
  { id: "picture.tools", title: { zh: "到图片工具", en: "To the picture’s tools" }, group: "text", shortcut: "Alt-F10", enabled: chosen, run: () => pictureBar.enter() },
  { id: "picture.replace", title: { zh: "图片：替换…", en: "Picture: replace…" }, group: "text", enabled: chosen, run: replace },
  { id: "picture.crop", title: { zh: "图片：裁切与焦点…", en: "Picture: crop and focus…" }, group: "text", shortcut: "Mod-Alt-r", enabled: withPicture, run: crop },
  { id: "picture.alt", title: { zh: "图片：替代文字", en: "Picture: alternative text" }, group: "text", enabled: chosen, run: () => desk.editor?.exec("edit_field") },
  ofWidth("half", "半栏", "half"),
  ofWidth("column", "通栏", "column"),
  ofWidth("wide", "加宽", "wide"),
  { id: "picture.facts", title: { zh: "图片：资料", en: "Picture: facts" }, group: "view", enabled: chosen, run: () => settings.setPanes({ inspector: true, tab: "picture" }) },
  { id: "picture.library", title: { zh: "图片：在图片库中查看", en: "Picture: show in the library" }, group: "text", enabled: withPicture, run: inLibrary },
  { id: "picture.next_gap", title: { zh: "下一张缺说明、署名或替代文字的图片", en: "Next picture without caption, credit or alt text" }, group: "text", enabled: () => desk.editor !== null && desk.writing, run: nextGap },
];
