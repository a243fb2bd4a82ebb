/** Pictures of the library into the story that is open. */
import { insertFigures } from "../../editor";
import type { PictureAbout } from "../../host";
import { run } from "../command.svelte";
import { desk } from "../story.svelte";
import { drafts } from "./drafts.svelte";

/** Puts them in at the cursor, as one step of undo, and goes there. False: no story is open, or it takes none. */
export async function insertPictures(pictures: readonly PictureAbout[]): Promise<boolean> {
  const { story } = desk;
  if (story === null || pictures.length === 0) return false;
  desk.toWriting();
  // What comes in is to be seen: a comparison that stands over the manuscript goes.
  run("versions.close");
  const editor = await story.manuscript();
  const figures = pictures.map((picture) => drafts.of(picture)).map(({ hash, caption, credit, alt }) => ({ media: hash, caption, credit, alt }));
  const done = insertFigures(editor.view, figures);
  editor.focus();
  return done;
}
