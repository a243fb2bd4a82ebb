/** The profile being edited: what is typed, and how it is saved. */
import { connect, rpc, type Problem, type Profile } from "../../host";
import { locale } from "../../shared/i18n.svelte";
import { nameIn, profiles, type ProfileRow } from "../../shared/profiles.svelte";
import { settings } from "../../shared/settings.svelte";
import { told } from "../../shared/told";
import { toasts } from "../../shared/toasts.svelte";
import { failureWords } from "../../shared/words";
import { t } from "./messages";
import { copyOf, same } from "./model";

const EMPTY: Profile = {
  id: "", names: { zh: "", en: "" }, about: { zh: "", en: "" }, language: "zh-CN", genre: null, fields: ["web_title", "channel", "genre", "source", "authors", "people"],
  required: ["title"], own: [], defaults: { authors: [{ role: "reporter" }], source: { kind: "own" } }, target: null, hints: {}, head: {}, body: [],
};

/** The setting under which unsaved changes outlive the window. */
const KEPT = "profile_draft";

class Draft {
  /** What is typed; null while nothing is chosen. */
  profile = $state.raw<Profile | null>(null);
  /** What it was. */
  before = $state.raw<Profile | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  /** Goes up when another profile is shown, so that the form begins anew. */
  shown = $state(0);
  /** Where the person wanted to go while something was not saved. */
  leaving = $state.raw<(() => void) | null>(null);

  get changed(): boolean {
    return this.profile !== null && !same(this.profile, this.before);
  }

  get row(): ProfileRow | undefined {
    return profiles.rows.find((row) => row.profile.id !== "" && row.profile.id === this.profile?.id);
  }

  set<K extends keyof Profile>(key: K, value: Profile[K]): void {
    if (this.profile === null) return;
    this.profile = { ...this.profile, [key]: value };
    this.#remember();
  }

  /** A default of the slip; null takes it away. */
  setDefault(key: string, value: unknown): void {
    const { [key]: _, ...rest } = this.profile?.defaults ?? {};
    this.set("defaults", value === null || value === "" ? rest : { ...rest, [key]: value });
  }

  /** Goes on at once, or asks first what is to become of the changes. */
  leave(then: () => void): void {
    if (this.changed) this.leaving = then;
    else then();
  }

  /** What was typed and not saved when the window closed; false when there was nothing. */
  restore(): boolean {
    const kept = settings.values[KEPT] as { profile?: Partial<Profile>; before?: Profile | null } | null | undefined;
    if (typeof kept?.profile?.id !== "string") return false;
    this.#begin({ ...EMPTY, ...kept.profile }, kept.before ?? null);
    return true;
  }

  show(profile: Profile): void {
    this.#begin(profile, profile);
  }

  /** A new one, or a copy of the one that is shown. */
  begin(like: Profile | null): void {
    const fresh = like === null ? structuredClone({ ...EMPTY, language: locale.lang }) : copyOf(like, t().copySuffix);
    this.#begin(fresh, null);
  }

  discard(): void {
    const first = profiles.rows[0]?.profile;
    if (this.before !== null) this.show(this.before);
    else if (first !== undefined) this.show(first);
  }

  async save(): Promise<boolean> {
    const profile = this.profile;
    if (profile === null) return false;
    const saved = await told(async () => {
      const answer = await rpc("profile.save", { profile: $state.snapshot(profile) as Profile });
      this.problems = answer.problems;
      if (answer.problems.length > 0) return false;
      await profiles.load();
      const kept = profiles.find(answer.id);
      if (kept !== null) this.show(kept);
      toasts.show(t().saved, { tone: "good" });
      return true;
    });
    return saved ?? false;
  }

  /** The one that is shown is what a new story is from now on. */
  async makeUsual(): Promise<void> {
    const { row } = this;
    if (row === undefined) return;
    await told(async () => {
      await profiles.choose(row.profile.id);
      toasts.show(t().usualDone(nameIn(row.profile.names, locale.lang)), { tone: "good" });
    });
  }

  /** The newsroom's own goes; one that came along is back. */
  async remove(): Promise<void> {
    const { row } = this;
    if (row === undefined) return;
    await told(async () => {
      await rpc("profile.remove", { id: row.profile.id });
      await profiles.load();
      const next = profiles.find(row.profile.id) ?? profiles.rows[0]?.profile;
      if (next !== undefined) this.show(next);
      toasts.show(row.stock ? t().backDone : t().removed(nameIn(row.profile.names, locale.lang)), { tone: "good" });
    });
  }

  async exportFile(): Promise<void> {
    const id = this.row?.profile.id;
    if (id === undefined) return;
    await told(async () => {
      const [folder] = await (await connect()).dialogOpen("folder");
      if (folder === undefined) return;
      const { path } = await rpc("profile.export", { id, target: folder.handle });
      toasts.show(t().exported(path), { tone: "good" });
    });
  }

  async importFiles(): Promise<void> {
    await told(async () => {
      const handles = (await (await connect()).dialogOpen("import")).map((file) => file.handle);
      if (handles.length === 0) return;
      const files = await profiles.bringIn(handles);
      for (const { name, failure } of files) if (failure !== null) toasts.show(t().notImported(name), { tone: "wrong", more: `${failureWords(failure).what}${failureWords(failure).next}` });
      const came = profiles.find(files.find((file) => file.id !== null)?.id ?? null);
      if (came !== null) {
        this.show(came);
        toasts.show(t().imported(nameIn(came.names, locale.lang)), { tone: "good" });
      }
    });
  }

  #begin(profile: Profile, before: Profile | null): void {
    [this.profile, this.before, this.problems] = [profile, before, []];
    this.shown += 1;
    this.#remember();
  }

  #remember(): void {
    const { profile, before } = this;
    if (this.changed) settings.keep(KEPT, $state.snapshot({ profile, before }));
    else if (settings.values[KEPT]) settings.keep(KEPT, null);
  }
}

export const draft = new Draft();
