/** Story profiles: which there are, what they are called, and a story from one of them. */
import type { Placeholders } from "../editor";
import { rpc, type Profile, type Verbs } from "../host";
import { locale } from "./i18n.svelte";
import { library } from "./library.svelte";
import { desk } from "./story.svelte";

export type ProfileRow = Verbs["profile.list"]["response"]["profiles"][number];
export type ImportedProfile = Verbs["profile.import"]["response"]["files"][number];
type Names = Profile["names"];

/** The plain news of both languages: what a newsroom starts with that has chosen nothing. */
const USUAL = { "zh-CN": "zh-xiaoxi", en: "en-story" } as const;

/** A name in the interface's language, or in the other one where that is all there is. */
export function nameIn(names: Names, lang: string): string {
  return (lang.startsWith("zh") ? names.zh || names.en : names.en || names.zh).trim();
}

/** Those of the interface's language first; within a language as they are listed. */
export function inOrder(rows: readonly ProfileRow[], lang: string): ProfileRow[] {
  const [here, there] = [lang.slice(0, 2), (row: ProfileRow) => row.profile.language.slice(0, 2)];
  return [...rows.filter((row) => there(row) === here), ...rows.filter((row) => there(row) !== here)];
}

/**
 * What empty lines say: the words for every story, before them those of a profile. Its hint for
 * paragraphs stands in each that a skeleton has, not only in a body that has nothing else.
 */
export function withHints<T extends Placeholders>(usual: T, hints: Profile["hints"] = {}): Placeholders {
  const { paragraph } = hints;
  return { ...usual, ...hints, ...(paragraph === undefined ? {} : { body: paragraph }) };
}

class Profiles {
  rows = $state.raw<readonly ProfileRow[]>([]);
  /** What the newsroom chose for new stories. */
  chosen = $state<string | null>(null);
  /** Files that were not taken for what is wrong in them, until somebody closes them. */
  mistakes = $state.raw<readonly ImportedProfile[]>([]);
  #loading: Promise<void> | null = null;

  /** Asks for them. A list that does not come leaves the one that is there. */
  load(): Promise<void> {
    this.#loading ??= rpc("profile.list", {})
      .then((answer) => {
        this.rows = answer.profiles;
        this.chosen = answer.default;
      })
      .finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Brings profiles in from files, and says what became of each. */
  async bringIn(handles: string[]): Promise<readonly ImportedProfile[]> {
    const { files } = await rpc("profile.import", { handles });
    await this.load();
    this.mistakes = files.filter((file) => file.problems.length > 0);
    return files;
  }

  find(id: string | null): Profile | null {
    return this.rows.find((row) => row.profile.id === id)?.profile ?? null;
  }

  /** What a new story is unless something else is asked for; null where there is no profile at all. */
  get usual(): Profile | null {
    return this.find(this.chosen) ?? this.find(USUAL[locale.lang]) ?? this.rows[0]?.profile ?? null;
  }

  /** Makes one the newsroom's choice for new stories. */
  async choose(id: string): Promise<void> {
    await rpc("settings.write", { values: { "profile.default": id } });
    this.chosen = id;
  }

  /** A new story from the profile of this id, on the desk with the cursor in its title. */
  async start(id: string | null): Promise<void> {
    if (!(await desk.leave())) return;
    const made = await rpc("story.create", { profile: id, language: id === null ? locale.lang : null });
    desk.toWriting();
    await library.show({});
    await desk.open(made.id, { keep: true });
    desk.story?.enter("title");
  }

  /** A new story as the newsroom usually wants it. */
  async startUsual(): Promise<void> {
    if (this.rows.length === 0) await this.load().catch(() => undefined);
    await this.start(this.usual?.id ?? null);
  }
}

export const profiles = new Profiles();
