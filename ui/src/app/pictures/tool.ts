/** What the manuscripts ask for when a picture is pasted, or one is to be worked on. */
import { type EditorView, type PictureTool, selectFigure } from "../../editor";
import { connect } from "../../host";
import { bringBytes, bringFiles, cancelBringing, storyOf } from "../../shared/figure/bring";
import { t } from "../../shared/figure/messages";
import type { OpenStory } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { cropping } from "./cropping.svelte";

/** What programs call a picture that has no name. */
const NAMELESS = /^(image|grab|clipboard|unknown|screenshot)?(\.\w+)?$/i;

const extension = (type: string) => ({ "image/jpeg": "jpg", "image/svg+xml": "svg" })[type] ?? type.replace(/^image\//, "");

/** With a name that tells when it came, where it has none. */
function named({ name = "", type = "" }: { name?: string; type?: string }): string {
  const time = new Date().toLocaleString("sv-SE").replaceAll(":", ".");
  return NAMELESS.test(name) ? `${t().pasted(time)}.${extension(type || "image/png")}` : name;
}

function base64(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => failed(reader.error ?? new Error("the file cannot be read")));
    reader.readAsDataURL(file);
  });
}

async function fromSystem(story: OpenStory): Promise<void> {
  const found = await (await connect()).clipboardPicture();
  if (found === null) return void toasts.show(t().nothing, { more: t().onlyAddress });
  await bringBytes(story, [{ name: named(found), base64: base64(found) }]);
}

/** Asks for another picture for this figure. */
export async function replacePicture(story: OpenStory, id: string): Promise<void> {
  const files = await (await connect()).dialogOpen("picture");
  if (files.length > 0) await bringFiles(story, files, { replaces: id });
}

/** Asks for pictures, for the cursor of this story. */
export async function choosePictures(story: OpenStory): Promise<void> {
  const files = await (await connect()).dialogOpen("pictures");
  if (files.length > 0) await bringFiles(story, files);
}

const withStory = (view: EditorView, act: (story: OpenStory) => unknown): void => {
  const story = storyOf(view);
  if (story) void told(async () => act(story));
};

export const pictureTool: PictureTool = {
  pasted: (view, files, alt) => withStory(view, (story) => bringBytes(story, files.map((file) => ({ name: named(file), base64: base64(file) })), alt)),
  nothing: (view) => withStory(view, fromSystem),
  act: (view, id, what) =>
    withStory(view, (story) => {
      selectFigure(view, id);
      return what === "crop" ? cropping.open(story, id) : replacePicture(story, id);
    }),
  cancel: (view, waiting) => withStory(view, (story) => cancelBringing(story, waiting)),
};
