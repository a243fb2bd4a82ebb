/** Two manuscripts of the same story in the same place: one with the page's lines, kept fresh as the page does, one without. */
import { createEditor, setGalley, type Editor, type GalleyLine } from "../../editor";
import { connect } from "../../host";
import { desk } from "../../shared/story.svelte";
import { t } from "../messages";

/** Signs in a column of a broadsheet. */
const MEASURE = 16;
/** Milliseconds in which a page's lines come after a key. */
const ANSWERS_MS = 20;

/** Such an editor in an element of its own. */
export async function lined(mount: HTMLElement, lines: boolean): Promise<Editor> {
  const host = await connect();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const fresh = () => {
    const { doc } = editor.view.state;
    setGalley(editor.view, { lines: linesOf(editor), shown: "lines", words: "", of: doc });
  };
  const editor = createEditor({
    mount, doc: desk.editor!.getDoc(), language: "zh-CN", placeholders: t().paper, metaLine: document.createElement("div"),
    mediaUrl: (hash) => host.mediaUrl(hash, "page"), onSelection: () => undefined,
    onChange: () => {
      if (!lines) return;
      clearTimeout(soon);
      soon = setTimeout(fresh, ANSWERS_MS);
    },
  });
  if (lines) fresh();
  return editor;
}

function linesOf(editor: Editor): GalleyLine[] {
  const found: GalleyLine[] = [];
  editor.view.state.doc.child(1).descendants((node) => {
    if (!node.isTextblock) return true;
    const { size } = node.content;
    for (let from = 0; from === 0 || from < size; from += MEASURE) {
      found.push({ block: String(node.attrs["id"]), from, to: Math.min(size, from + MEASURE), number: found.length + 1, over: false });
    }
    return false;
  });
  return found;
}
