import type { Panel } from "../../shared/panel";
import { copyfit } from "../../shared/copyfit.svelte";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { acts } from "./acts.svelte";
import Asked from "./Asked.svelte";
import { t } from "./messages";
import { pageDesk, type Look, type SaveKind } from "./state.svelte";
import View from "./View.svelte";

const here = () => desk.mode === "page";
const shown = () => here() && pageDesk.look === "print" && copyfit.current.set !== null;
const onPage = () => shown() && copyfit.current.page !== null;

/** The page of the story stands at the right; the manuscript and its cursor stay as they are. */
function open(): void {
  if (desk.story !== null && copyfit.standsOn(desk.story.id) !== null) copyfit.choose(null);
  desk.mode = "page";
  if (desk.editor !== null) desk.enter();
}

const look = (which: Look, zh: string, en: string) => ({ id: `page.look.${which}`, title: { zh: `版面看成：${zh}`, en: `See the page as: ${en}` }, group: "view" as const, enabled: () => here() && pageDesk.look !== which, run: () => pageDesk.setLook(which) });
const save = (kind: SaveKind, zh: string, en: string) => ({ id: `page.save.${kind}`, title: { zh: `另存版面为 ${zh}…`, en: `Save the page as ${en}…` }, group: "export" as const, enabled: () => copyfit.current.set !== null, run: () => pageDesk.save(kind) });

export const panel: Panel = {
  id: "page",
  place: "mode",
  order: 20,
  title: () => t().title,
  View,
  besides: true,
  Dialogs: Asked,
  commands: [
    { id: "view.page", title: { zh: "版面方式", en: "Layout mode" }, group: "view", shortcut: "Mod-3", enabled: () => !here(), run: open },
    { id: "page.choose", title: { zh: "选择版面或版样…", en: "Choose a page or a plan…" }, group: "view", enabled: here, run: () => (pageDesk.asked = { what: "choose" }) },
    { id: "page.new", title: { zh: "新建版面…", en: "New page…" }, group: "library", run: () => ((desk.mode = "page"), (pageDesk.asked = { what: "new" })) },
    { id: "page.change", title: { zh: "版面设置…", en: "Page settings…" }, group: "view", enabled: onPage, run: () => copyfit.current.page !== null && (pageDesk.asked = { what: "change", page: copyfit.current.page }) },
    { id: "page.place", title: { zh: "把这篇放到版面上…", en: "Place this story on the page…" }, group: "story", shortcut: "Mod-Alt-s", enabled: () => onPage() && desk.story !== null, run: () => (pageDesk.asked = { what: "slot" }) },
    { id: "page.clear", title: { zh: "从版面上撤下这篇", en: "Take this story off the page" }, group: "story", enabled: () => onPage() && copyfit.current.slot !== null, run: () => copyfit.current.slot !== null && pageDesk.place(copyfit.current.slot.slot, null) },
    { id: "page.undo", title: { zh: "撤销版面上的操作", en: "Undo what was done to the page" }, group: "story", enabled: () => here() && acts.undoable, run: () => acts.undo() },
    { id: "page.redo", title: { zh: "重做版面上的操作", en: "Redo what was done to the page" }, group: "story", enabled: () => here() && acts.redoable, run: () => acts.redo() },
    { id: "page.follow", title: { zh: "看这篇所在的版面", en: "Show the page of this story" }, group: "view", enabled: () => here() && copyfit.chosen !== null, run: () => copyfit.choose(null) },
    { id: "page.show_cursor", title: { zh: "在版面上找到光标", en: "Show the cursor on the page" }, group: "view", shortcut: "Mod-Alt-o", enabled: () => shown() && desk.editor !== null, run: () => told(() => pageDesk.showCursor()) },
    { id: "page.fit", title: { zh: "版面：整版", en: "Page: fit the whole page" }, group: "view", enabled: shown, run: () => pageDesk.setZoom("page") },
    { id: "page.fit_width", title: { zh: "版面：适合宽度", en: "Page: fit the width" }, group: "view", enabled: shown, run: () => pageDesk.setZoom("width") },
    { id: "page.actual", title: { zh: "版面：100%", en: "Page: 100%" }, group: "view", enabled: shown, run: () => pageDesk.setZoom(100) },
    { id: "page.zoom_in", title: { zh: "放大版面", en: "Larger page" }, group: "view", shortcut: "Mod-Alt-=", enabled: shown, run: () => pageDesk.step(1) },
    { id: "page.zoom_out", title: { zh: "缩小版面", en: "Smaller page" }, group: "view", shortcut: "Mod-Alt--", enabled: shown, run: () => pageDesk.step(-1) },
    look("print", "报纸", "paper"),
    look("web", "网页", "web page"),
    look("phone", "手机", "phone"),
    save("pdf", "PDF", "PDF"),
    save("png", "PNG 图片", "PNG"),
    save("svg", "SVG 矢量图", "SVG"),
    save("proof", "校样 PDF/A", "a grey proof (PDF/A)"),
    { id: "page.save.slip", title: { zh: "另存稿签为 PDF（A4）…", en: "Save the story details as PDF (A4)…" }, group: "export", enabled: () => desk.story !== null, run: () => pageDesk.save("slip") },
  ],
};
