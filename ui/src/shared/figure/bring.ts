/**
 * Pictures into stories: files and what was pasted go to the library first, then into the story
 * that was asked, even if another one is in front by then. What waits stands on the page and
 * leaves nothing behind when it is cancelled, fails, or its story is closed.
 */
import { arrived, beginWaiting, type EditorView, endWaiting, type FigurePicture, figureBy, sayWaiting, waitingAt } from "../../editor";
import { connect, rpc, type AddedPicture, type Handle, type HostEvents, type PictureAbout } from "../../host";
import { run } from "../command.svelte";
import { locale } from "../i18n.svelte";
import { library } from "../library.svelte";
import { desk, type OpenStory } from "../story.svelte";
import { toasts } from "../toasts.svelte";
import { tell } from "../told";
import { failureWords } from "../words";
import { abouts } from "./abouts.svelte";
import { otherShape } from "./crop";
import { t } from "./messages";

/** Where in the story: a position, or the figure whose picture is replaced; at the cursor if absent. */
export type Where = { pos?: number; replaces?: string };

type Progress = HostEvents["progress"];
type Add = (heard: (progress: Progress) => void) => Promise<AddedPicture[]>;

/** Jobs that bring pictures in, by what waits for them. */
const jobs = new Map<string, string | null>();
/** One after the other: what the backend tells of its progress is then of the one that runs. */
let queue: Promise<unknown> = Promise.resolve();

/** The story whose manuscript this is. */
export const storyOf = (view: EditorView): OpenStory | null => desk.stories.find((story) => story.editor?.view === view) ?? null;

/** The words with which a figure of this picture begins. */
export function figureOf({ hash, caption, credit, alt }: PictureAbout, said = ""): FigurePicture {
  return { media: hash, caption, credit, alt: alt || said };
}

async function addFiles(files: readonly Handle[], heard: (progress: Progress) => void): Promise<AddedPicture[]> {
  const host = await connect();
  const stop = await host.on("progress", heard);
  try {
    return (await rpc("media.add", { handles: files.map(({ handle }) => handle) })).added;
  } finally {
    stop();
  }
}

/** Adds files to the library and puts them into the story; with none they are in the library only. */
export function bringFiles(story: OpenStory | null, files: readonly Handle[], where: Where = {}): Promise<void> {
  return bring(story, files.length, where, (heard) => addFiles(files, heard));
}

/** The same with bytes from the clipboard; `alt` is what their page said of them. */
export function bringBytes(story: OpenStory, files: readonly { name: string; base64: Promise<string> }[], alt = ""): Promise<void> {
  const add = async (): Promise<AddedPicture[]> => {
    const added: AddedPicture[] = [];
    for (const { name, base64 } of files) added.push((await rpc("media.paste", { name, base64: await base64 })).added);
    return added;
  };
  return bring(story, files.length, {}, add, alt);
}

async function bring(story: OpenStory | null, count: number, where: Where, add: Add, alt = ""): Promise<void> {
  const id = crypto.randomUUID();
  const { pos, replaces } = where;
  story?.change((state) => beginWaiting(state, { id, text: t().coming(count), pos, replaces: replaces ?? null }));
  jobs.set(id, null);
  const heard = ({ job, done, total, label }: Progress): void => {
    jobs.set(id, job);
    if (total > 1) story?.change((state) => (waitingAt(state, id) ? sayWaiting(state, id, t().progress(Math.min(done + 1, total), total, label)) : null));
  };
  // One that was cancelled while it stood in the queue is not begun.
  const turn = queue.then(() => (jobs.has(id) ? add(heard) : []));
  queue = turn.catch(() => undefined);
  try {
    settle(story, id, where, await turn, alt);
  } catch (error) {
    if (jobs.has(id)) tell(error);
  } finally {
    jobs.delete(id);
    story?.change((state) => (waitingAt(state, id) ? endWaiting(state, id) : null));
    library.refreshSoon(800);
  }
}

function settle(story: OpenStory | null, id: string, where: Where, added: readonly AddedPicture[], alt: string): void {
  const came = added.flatMap(({ picture }) => (picture === null ? [] : [picture]));
  abouts.take(...came);
  // Somebody does not want them any more.
  if (!jobs.has(id)) return;
  refusals(added);
  if (came.length === 0) return;
  if (story === null) toasts.show(t().toLibrary(came.length), { tone: "good", more: t().noStory, action: { label: t().see, run: () => void run("view.media") } });
  else place(story, id, where, came, alt);
}

/** What could not be taken, each by its name. */
function refusals(added: readonly AddedPicture[]): void {
  const bad = added.flatMap(({ name, failure }) => (failure === null ? [] : [{ name, said: failureWords(failure) }]));
  const [first] = bad;
  if (first === undefined) return;
  const more = bad.length === 1 ? [first.said.what, first.said.next].join(locale.lang === "en" ? " " : "") : bad.map(({ name, said }) => t().reason(name, said.what)).join("\n");
  toasts.show(t().refused(bad.length, first.name), { tone: "wrong", more });
}

function place(story: OpenStory, id: string, { replaces }: Where, came: readonly PictureAbout[], alt: string): void {
  const { editor } = story;
  const before = replaces !== undefined && editor ? figureBy(editor.view, replaces) : null;
  const focused = editor !== null && desk.story === story && (document.activeElement === document.body || editor.hasFocus());
  if (!story.change((state) => arrived(state, id, came.map((one) => figureOf(one, came.length === 1 ? alt : ""))))) {
    toasts.show(t().toLibrary(came.length), { more: t().closed });
  } else if (desk.story !== story) toasts.show(t().elsewhere(story.title, came.length), { tone: "good" });
  else if (focused) editor.focus();
  const old = before?.media ? abouts.of(before.media) : null;
  if (before?.crop && old && otherShape(old, came[0]!)) toasts.show(t().look, { action: { label: t().crop, run: () => void run("picture.crop") } });
}

/** Nobody waits for these any more: what has come in stays in the library. */
export async function cancelBringing(story: OpenStory | null, id: string): Promise<void> {
  const job = jobs.get(id) ?? null;
  jobs.delete(id);
  story?.change((state) => endWaiting(state, id));
  if (job !== null) await rpc("job.cancel", { job }).catch(() => undefined);
}
