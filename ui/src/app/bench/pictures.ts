/** Pictures that come in while frames are watched: into the library alone, before the light table, and into the story. */
import { connect } from "../../host";
import { command } from "../../shared/command.svelte";
import { desk } from "../../shared/story.svelte";
import { choosePictures } from "../pictures/tool";
import { nextFrame } from "./sampler";

/** `library`: nothing but the verb, then their smaller copies in a corner. `table`, `story`: the app's own ways, in view. */
export type Way = "library" | "table" | "story";

/** Milliseconds until the backend had them all, and until all stood on the screen. */
export type Added = { pictures: number; ms: number; shown: number };

const TWENTY = 20;
const CELLS = "[data-testid=picture-cell] img";
const FIGURES = ".manuscript figure img";

/** Adds the pictures that the shell has for the benchmark; `came` hears when all of them are shown. */
export async function addPictures(way: Way, came: (added: Added) => void): Promise<void> {
  const begun = performance.now();
  const passed = () => performance.now() - begun;
  const act = { library: toLibrary, table: toTable, story: toStory }[way];
  void act().then(async ({ pictures, shown }) => {
    const ms = passed();
    await shown;
    came({ pictures, ms, shown: passed() });
  });
}

type Coming = { pictures: number; shown: Promise<unknown> };

async function toLibrary(): Promise<Coming> {
  const host = await connect();
  const handles = (await host.dialogOpen("pictures")).map(({ handle }) => handle);
  const { added } = await host.rpc("media.add", { handles });
  const pictures = added.flatMap(({ picture }) => picture ?? []);
  return { pictures: pictures.length, shown: Promise.all(pictures.map(({ hash }) => inCorner(host.mediaUrl(hash, "small")))) };
}

async function toTable(): Promise<Coming> {
  const before = new Set(addresses(CELLS));
  await command("media.add")?.run();
  return { pictures: TWENTY, shown: stand(CELLS, before) };
}

async function toStory(): Promise<Coming> {
  const before = new Set(addresses(FIGURES));
  await choosePictures(desk.story!);
  return { pictures: TWENTY, shown: stand(FIGURES, before) };
}

const images = (where: string) => [...document.querySelectorAll<HTMLImageElement>(where)];
const addresses = (where: string) => images(where).map(({ src }) => src);

/** Resolves when all that came stand there with all their pixels. */
async function stand(where: string, before: ReadonlySet<string>): Promise<void> {
  const here = () => images(where).filter((image) => !before.has(image.src) && image.complete && image.naturalWidth > 0);
  while (here().length < TWENTY) await new Promise((resolve) => setTimeout(resolve, 50));
  await nextFrame();
}

/** Resolves when the picture stands in a corner of the window. */
function inCorner(src: string): Promise<void> {
  const image = document.createElement("img");
  Object.assign(image.style, { position: "fixed", right: "0", bottom: "0", width: "80px" });
  return new Promise((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error(`no picture at ${src}`));
    image.src = src;
    document.body.append(image);
  });
}
