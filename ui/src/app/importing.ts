/** Files and pastes that become stories. */
import { connect, rpc, type Handle, type ImportedFile } from "../host";
import { run } from "../shared/command.svelte";
import { locale } from "../shared/i18n.svelte";
import { library } from "../shared/library.svelte";
import { nameIn, profiles } from "../shared/profiles.svelte";
import { desk } from "../shared/story.svelte";
import { toasts } from "../shared/toasts.svelte";
import { told } from "../shared/told";
import { failureWords } from "../shared/words";
import { t } from "./messages";
import { dropping, isPicture } from "./pictures/drop.svelte";
import { ui } from "./ui.svelte";

/** Asks for files, then imports them. */
export async function chooseFiles(): Promise<void> {
  const host = await connect();
  await importFiles(await host.dialogOpen("import"));
}

const PROFILE = /\.ya?ml$/i;
const handlesOf = (files: readonly Handle[]) => files.map((file) => file.handle);

/** Imports what was chosen or dropped: story profiles as such, pictures to where they fell, all else as stories. */
export async function importFiles(files: readonly Handle[], at = { x: -1, y: -1 }): Promise<void> {
  const pictures = files.filter(({ name }) => isPicture(name));
  const kinds = files.filter(({ name }) => PROFILE.test(name));
  const stories = files.filter((file) => !kinds.includes(file) && !pictures.includes(file));
  // First of all, while the page is as it was when they were let go.
  const coming = pictures.length > 0 ? dropping.take(pictures, at) : null;
  if (kinds.length > 0) await importProfiles(kinds);
  if (stories.length > 0) await working(async () => (await rpc("import.files", { handles: handlesOf(stories) })).stories);
  await coming;
}

/** Mistakes in a file are listed where profiles are edited; what came in is only told. */
async function importProfiles(files: readonly Handle[]): Promise<void> {
  await told(async () => {
    for (const file of await profiles.bringIn(handlesOf(files))) {
      const came = profiles.find(file.id);
      if (came !== null) toasts.show(t().imported.profile(nameIn(came.names, locale.lang)), { tone: "good", action: { label: t().imported.see, run: seeProfiles } });
      else if (file.failure !== null) toasts.show(t().imported.not(file.name), { tone: "wrong", more: `${failureWords(file.failure).what}${failureWords(file.failure).next}` });
    }
    if (profiles.mistakes.length > 0) seeProfiles();
  });
}

const seeProfiles = () => void run("view.profiles");

/** Stops the import that is under way; what has come in stays. */
export async function cancelImport(): Promise<void> {
  if (ui.progress !== null) await rpc("job.cancel", { job: ui.progress.job }).catch(() => undefined);
}

/** Makes a story of what was pasted; false when there is nothing to make one of. */
export async function importPaste(data: DataTransfer | null): Promise<boolean> {
  const text = data?.getData("text/plain") ?? "";
  const html = data?.getData("text/html") || null;
  if (text.trim() === "" && html === null) {
    toasts.show(t().paste.empty);
    return false;
  }
  await working(async () => [await rpc("import.paste", { html, text })]);
  return true;
}

async function working(bring: () => Promise<ImportedFile[]>): Promise<void> {
  ui.importing = true;
  await told(async () => show(await bring()));
  ui.importing = false;
  ui.progress = null;
}

/** One that went well simply opens; everything else is told in a list. */
async function show(files: readonly ImportedFile[]): Promise<void> {
  ui.imported = files;
  const came = files.filter((file) => file.story !== null);
  await library.show({});
  const [first] = came;
  if (first?.story && came.length === 1) {
    desk.toWriting();
    // In the manuscript, so that one Ctrl+Z takes the repair back.
    if (await desk.open(first.story, { keep: true })) desk.enter("title");
  }
  if (files.length === 1 && first !== undefined) {
    const notes = [
      first.repairs > 0 ? t().imported.repairs(first.repairs) : "",
      first.problems.length > 0 ? t().imported.problems(first.problems.length) : "",
    ].filter(Boolean);
    toasts.show(t().imported.one(desk.title || first.name), { tone: "good", more: notes.join(" · ") });
  } else {
    ui.open("imported");
  }
}
