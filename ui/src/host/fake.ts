/**
 * A backend in memory, for developing and testing the interface in a plain browser.
 * It forgets on reload; only the desktop window has a library.
 */
import { writeClipboard, type DialogKind, type Handle, type Host, type HostEvents } from "./call.ts";
import type {
  Article, Count, Delivery, ExportCheck, FormatInfo, ImportedFile, Profile, RevisionRow, StoryRow, StoryState, Verbs,
} from "./contract.ts";
import { followDrops } from "./fake-drop.ts";
import { FakeMedia } from "./fake-media.ts";
import { FakeBackup } from "./fake-backup.ts";
import { FakeDestinations } from "./fake-destinations.ts";
import { FakePages } from "./fake-page.ts";
import { begin, missing, STOCK } from "./fake-profiles.ts";
import { article as make, CHANNELS, emptySlip, samples } from "./fake-stories.ts";
import { FakeReview } from "./fake-review.ts";
import { LOOKS, wechatPage, wechatPost } from "./fake-wechat.ts";
import { compare } from "./fake-versions.ts";
import { DOCUMENTS, fakeVault } from "./fake-vault.ts";
import { bodyText, countStory, countText, failure, headLine, openPlaces, openSuggestions, replay, findIn } from "./fake-text.ts";

type Kept = {
  article: Article;
  state: StoryState;
  created: string;
  updated: string;
  dirty: boolean;
  revisions: { row: RevisionRow; article: Article }[];
  deliveries: Delivery[];
  verbatim: Article | null;
};
type Handlers = { [V in keyof Verbs]: (request: Verbs[V]["request"]) => Verbs[V]["response"] | Promise<Verbs[V]["response"]> };

const format = (id: string, zh: string, en: string, family: string, extension: string, standard: string): FormatInfo => ({
  id, name_zh: zh, name_en: en, family, extension, extensions: [extension], standard, imports: true, exports: true, encodings: id === "text" ? ["UTF-8", "GB18030"] : ["UTF-8"], carries_review: id === "docx",
});
const FORMATS = [
  format("html", "网页", "Web page", "cms", "html", "HTML, schema.org NewsArticle"),
  format("markdown", "Markdown", "Markdown", "cms", "md", "CommonMark, YAML"),
  format("hugo", "Markdown（Hugo）", "Markdown for Hugo", "cms", "md", "Hugo page bundle"),
  format("jekyll", "Markdown（Jekyll）", "Markdown for Jekyll", "cms", "md", "Jekyll 4 post"),
  { ...format("site", "网站文件夹", "Site folder", "cms", "html", "HTML, Atom"), imports: false },
  format("ninjs", "ninjs", "ninjs", "wire", "json", "IPTC ninjs 3.1"),
  ...LOOKS.map((look) => ({ ...format(look.format, `公众号（${look.name_zh}）`, `WeChat post, ${look.name_en.toLowerCase()}`, "cms", "html", "公众号 HTML"), imports: false })),
  format("docx", "Word 文档", "Word document", "document", "docx", "ECMA-376 (ISO/IEC 29500) Transitional"),
  format("text", "纯文本", "Plain text", "wire", "txt", ""),
];
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What a test may set beforehand. */
export type FakeOptions = {
  stories?: { article: Article; verbatim?: Article }[];
  /** The name of who writes; null asks for it as on a first run. */
  person?: string | null;
  now?: () => string;
  /** How many pictures the library has beside its usual ones. */
  pictures?: number;
  /** The library cannot be opened; with backups of it, or without. */
  damaged?: "backups" | "alone" | null;
  /** Two editors more, and a story with what they suggest and say. */
  review?: boolean;
  /** Setting a page takes long, or fails; `none`: there are no pages yet; `faces`: nobody has the faces. */
  page?: string | null;
  /** Whether there are destinations to begin with. */
  destinations?: boolean;
  /** Milliseconds that each story takes that is sent. */
  sending?: number;
};

/** One as the page's address asks for it: `?pictures=10000`, `?damaged=backups`, `?damaged=alone`, `?review`. */
export function fakeAt(address: URLSearchParams): Host {
  const damaged = address.get("damaged");
  return createFake({ pictures: Number(address.get("pictures") ?? 50), damaged: damaged === "backups" || damaged === "alone" ? damaged : null, page: address.get("page"), review: address.has("review"), sending: Number(address.get("sending") ?? 0), destinations: address.get("destinations") !== "none" });
}

/** A new one with its own stories. */
export function createFake(options: FakeOptions = {}): Host {
  const fake = new Fake(options);
  if (typeof window !== "undefined") followDrops((event, payload) => fake.tell(event, payload));
  return {
    async rpc(verb, request) {
      await Promise.resolve();
      const handler = fake.handlers[verb] as ((request: unknown) => unknown) | undefined;
      if (!handler) throw failure("unknown_verb", verb);
      // A copy each way, as over a wire.
      return structuredClone(await handler(structuredClone(request))) as never;
    },
    dialogOpen: async (kind) => fake.choose(kind),
    clipboardPicture: async () => null,
    clipboardWrite: writeClipboard,
    openExternal: async () => undefined,
    closeWindow: async () => undefined,
    keepWindow: async () => undefined,
    toggleFullScreen: async () => (document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()),
    on: async (event, heard) => fake.listen(event, heard as (payload: unknown) => void),
    mediaUrl: (hash, size) => fake.media.address(hash, size),
    pagePixels: (sheet, tile) => fake.pages.pixels(sheet, tile),
  };
}

class Fake {
  readonly #stories = new Map<string, Kept>();
  readonly #now: () => string;
  readonly #heard = new Map<string, Set<(payload: unknown) => void>>();
  readonly #review: FakeReview;
  #settings: Record<string, unknown> = {};
  #template: string | null = null;
  readonly #backup = new FakeBackup(() => this.#stories.size);
  readonly #destinations = new FakeDestinations({
    now: () => this.#now(),
    article: (id) => this.#story(id).article,
    delivered: (id, delivery) => this.#delivered(id, delivery),
    progress: (progress) => this.#tell("progress", progress),
  });
  #vocabulary: Record<"channel" | "genre" | "source", Verbs["vocabulary.list"]["response"]["terms"]> = {
    channel: [...CHANNELS],
    genre: ["消息", "通讯", "评论", "专访", "特写"].map((name, at) => ({ id: `genre-${at}`, name, parent: null })),
    source: [{ id: "jiangcheng", name: "江城日报", parent: null }],
  };
  readonly #profiles = new Map<string, Profile>();
  readonly media: FakeMedia;
  readonly pages: FakePages;
  readonly handlers: Handlers;

  constructor({ stories = samples(), person = "许知远山", now = () => new Date().toISOString(), pictures = 0, damaged = null, page = null, review = false, sending = 0, destinations = true }: FakeOptions) {
    this.#now = now;
    this.#review = this.#reviewing(person);
    this.#backup.damaged = damaged;
    for (const { article, verbatim } of stories) this.#keep(article, "import", verbatim ?? null);
    if (review) this.#worked();
    this.media = new FakeMedia(
      {
        now: () => this.#now(),
        stories: () => [...this.#stories.values()].map((kept) => ({ article: kept.article, title: this.#row(kept).title, before: kept.revisions.map((one) => one.article) })),
        progress: (done, total, label) => this.#tell("progress", { job: "job-1", done, total, label }),
      },
      pictures,
    );
    const library = { now: () => this.#now(), article: (id: string) => this.#story(id).article, version: (id: string) => this.#head(this.#story(id)), tell: () => this.#tell("page_fits") };
    this.pages = new FakePages(library, page === "none" ? [] : [...this.#stories.keys()]);
    if (page === "slow") this.pages.slow = 3000;
    this.#destinations.pace = sending;
    if (!destinations) this.#destinations.clear();
    this.pages.fails = page === "fails";
    if (page === "faces") this.pages.faces = ["Noto Serif SC", "Noto Sans SC"];
    this.handlers = { ...(this.pages.handlers as unknown as Handlers), ...this.#library(), ...this.#editing(), ...this.#history(), ...this.#exchange(), ...this.#profileVerbs(), ...this.media.handlers, ...this.#rest(), ...this.#backup.handlers, ...this.#destinations.handlers,
      ...this.#review.handlers, ...fakeVault(this.#now, () => this.#writer, (id) => headLine(this.#story(id).article, "title")) };
  }

  /** The name of who writes; empty for nobody. */
  get #writer(): string {
    return this.#review.current?.name ?? "";
  }

  #reviewing(person: string | null): FakeReview {
    const stories = {
      now: () => this.#now(),
      article: (id: string) => this.#story(id).article,
      ids: () => [...this.#stories.keys()],
      setField: (id: string, field: string, value: unknown) => this.#setField(this.#story(id), field, value),
      settle: (id: string) => this.#settle(this.#story(id)),
      versions: (id: string) => this.#story(id).revisions.map(({ row, article }) => ({ ...row, article })),
      commentsChanged: (article: string | null) => this.#tell("comments_changed", { article }),
    };
    return new FakeReview(stories, person);
  }

  #setField(kept: Kept, field: string, value: unknown): void {
    const slip = structuredClone(kept.article.slip) as unknown as Record<string, unknown>;
    if (!field.startsWith("extra.")) slip[field] = value;
    else Object.assign(slip["extra"] as object, { [field.slice(6)]: value });
    kept.article = { ...kept.article, slip: slip as unknown as Article["slip"] };
    kept.dirty = true;
  }

  #settle(kept: Kept): string {
    return kept.dirty ? this.#revise(kept, "edit", kept.article) : this.#head(kept);
  }

  /** A story that was read as it was, and that others have worked on since. */
  #worked(): void {
    const { article, read, by } = this.#review.seed();
    const kept = this.#keep(read, "create");
    kept.article = article;
    this.#review.as(by, () => this.#revise(kept, "edit", article));
  }

  choose(kind: DialogKind): Handle[] {
    if (kind === "document") return DOCUMENTS;
    if (kind === "folder") return [{ handle: "folder-1", name: "送审" }];
    if (kind === "import") return [{ handle: "file-1", name: "来稿.txt" }];
    const names = kind === "picture" ? ["新图片1.jpg"] : ["新图片1.jpg", "新图片2.jpg", "坏图.jpg"];
    return names.map((name) => ({ handle: `${name === "坏图.jpg" ? "broken" : "picture"}-${name}`, name }));
  }

  listen<E extends keyof HostEvents>(event: E, heard: (payload: unknown) => void): () => void {
    const all = this.#heard.get(event) ?? new Set();
    this.#heard.set(event, all.add(heard));
    return () => all.delete(heard);
  }

  /** As the shell does. */
  tell<E extends keyof HostEvents>(event: E, payload: HostEvents[E]): void {
    this.#tell(event, payload);
  }

  #tell(event: keyof HostEvents, payload: unknown = {}): void {
    for (const heard of this.#heard.get(event) ?? []) heard(payload);
  }

  #keep(article: Article, stage: RevisionRow["stage"], verbatim: Article | null = null): Kept {
    const now = this.#now();
    const kept: Kept = {
      article, state: "draft", created: now, updated: now, dirty: false, revisions: [], deliveries: [], verbatim,
    };
    this.#stories.set(article.id, kept);
    if (verbatim) this.#revise(kept, "import", verbatim);
    this.#revise(kept, verbatim ? "repair" : stage, article);
    return kept;
  }

  #revise(kept: Kept, stage: RevisionRow["stage"], article: Article): string {
    const last = kept.revisions.at(-1);
    const words = countStory(article).body.words;
    const before = last?.row.words ?? 0;
    const row: RevisionRow = {
      id: crypto.randomUUID(), stage, author: this.#writer, time: this.#now(), hash: crypto.randomUUID().replaceAll("-", "").repeat(2),
      words, added: Math.max(0, words - before), removed: Math.max(0, before - words), parents: last ? [last.row.id] : [],
      name: null, note: "",
    };
    kept.revisions.push({ row, article: structuredClone(article) });
    kept.dirty = false;
    return row.id;
  }

  #story(id: string): Kept {
    const kept = this.#stories.get(id);
    if (!kept) throw failure("story_missing", id);
    return kept;
  }

  #head(kept: Kept): string {
    return kept.revisions.at(-1)!.row.id;
  }

  #row(kept: Kept): StoryRow {
    const { article } = kept;
    const { slip } = article;
    return {
      id: article.id,
      title: headLine(article, "web_title") || headLine(article, "title"),
      kicker: headLine(article, "kicker"),
      lead: bodyText(article).slice(0, 120).replaceAll("\n", ""),
      state: kept.state,
      channel: slip.channel,
      authors: slip.authors.map((author) => author.name),
      source: slip.source?.name ?? null,
      language: slip.language,
      words: countStory(article).body.words,
      created_at: kept.created,
      updated_at: kept.updated,
      picture: null,
      ...this.#review.counts(article),
    };
  }

  #library() {
    return {
      "library.status": () => {
        this.#backup.mustOpen();
        return {
          name: "示例稿库", path: "~/Gaotai", needs_name: this.#review.current === null, person: this.#review.current, stories: this.#stories.size, backup: this.#backup.state,
        };
      },
      "library.check": () => ({ ok: true, problems: [], notes: [], stories: this.#stories.size, revisions: this.#stories.size, media: 0, journals: 0, vault: 0 }),
      "settings.read": () => ({ values: this.#settings }),
      "settings.write": ({ values }) => {
        this.#settings = { ...this.#settings, ...values };
        return {};
      },
      "story.list": (request) => this.#list(request),
    } satisfies Partial<Handlers>;
  }

  #list({ channel, state, query, sort }: Verbs["story.list"]["request"]): Verbs["story.list"]["response"] {
    const all = [...this.#stories.values()];
    const below = (id: string | undefined): boolean =>
      id === channel || this.#vocabulary.channel.some((one) => one.id === id && one.parent !== null && below(one.parent));
    const fits = (kept: Kept) =>
      (state === null ? kept.state !== "trashed" : kept.state === state) &&
      (channel === null || below(kept.article.slip.channel?.id)) &&
      (query === "" || `${headLine(kept.article, "title")}\n${headLine(kept.article, "web_title")}\n${bodyText(kept.article)}`.includes(query));
    const by = { updated: "updated_at", created: "created_at", title: "title", words: "words" } as const;
    const key = by[sort];
    const up = sort === "title" ? 1 : -1;
    const stories = all.filter(fits).map((kept) => this.#row(kept)).sort((a, b) => (a[key] < b[key] ? -up : a[key] > b[key] ? up : 0));
    const states: Record<string, number> = {};
    for (const kept of all) states[kept.state] = (states[kept.state] ?? 0) + 1;
    const channels = this.#vocabulary.channel.map((one) => ({
      ...one,
      count: all.filter((kept) => kept.state !== "trashed" && kept.article.slip.channel?.id === one.id).length,
    }));
    return { stories, total: stories.length, states, channels };
  }

  #editing() {
    return {
      "story.create": ({ language, profile }) => ({ id: this.#create(language ?? "zh-CN", profile) }),
      "story.read": ({ id }) => {
        const kept = this.#story(id);
        return {
          article: kept.article, revision: this.#head(kept), dirty: kept.dirty, count: countStory(kept.article),
          verbatim: kept.verbatim, problems: [], repairs: kept.verbatim ? 5 : 0, missing: this.#missing(kept.article),
        };
      },
      "story.journal": ({ id, base, change, tracked, decided }) => {
        const kept = this.#story(id);
        if (base !== this.#head(kept)) throw failure("story_changed_elsewhere", base);
        const before = kept.article;
        kept.article = replay(before, change);
        this.#review.journal(id, before, { tracked, decided });
        Object.assign(kept, { dirty: true, verbatim: null, updated: this.#now() });
        return { saved_at: kept.updated, count: countStory(kept.article), missing: this.#missing(kept.article) };
      },
      "story.commit": ({ id }) => {
        const kept = this.#story(id);
        return { revision: this.#settle(kept) };
      },
      "story.trash": ({ ids }) => this.#setState(ids, "trashed"),
      "story.untrash": ({ ids }) => this.#setState(ids, "draft"),
      "text.find": (request) => ({ matches: findIn(request) }),
      "text.count": ({ texts }) => ({ counts: texts.map((text): Count => countText(text)) }),
    } satisfies Partial<Handlers>;
  }

  #create(language: string, id: string | null): string {
    const article = make({ title: "" }, [], emptySlip(language));
    const profile = this.#profiles.get(id ?? "") ?? STOCK.find((one) => one.id === id);
    if (id !== null && !profile) throw failure("profile_missing", id);
    if (profile) {
      const { body, slip } = begin(profile, this.#writer);
      article.slip = slip;
      if (body.length > 0) (article.doc as { content: { content: unknown[] }[] }).content[1]!.content = body;
    }
    return this.#keep(article, "create").article.id;
  }

  #missing(article: Article): string[] {
    const id = article.slip.profile ?? "";
    return missing(this.#profiles.get(id) ?? STOCK.find((one) => one.id === id), article.slip, headLine(article, "title"));
  }

  #profileVerbs() {
    const own = (id: string) => this.#profiles.get(id);
    const stock = (id: string) => STOCK.find((one) => one.id === id);
    const rows = () => [
      ...STOCK.map((one) => ({ profile: own(one.id) ?? one, stock: true, own: own(one.id) !== undefined })),
      ...[...this.#profiles.values()].filter((one) => !stock(one.id)).map((profile) => ({ profile, stock: false, own: true })),
    ];
    return {
      "profile.list": () => ({ profiles: rows(), default: (this.#settings["profile.default"] as string | undefined) ?? null }),
      "profile.read": ({ id }) => {
        const row = rows().find((one) => one.profile.id === id);
        if (!row) throw failure("profile_missing", id);
        return { ...row, text: JSON.stringify(row.profile, null, 2) };
      },
      "profile.save": ({ profile }) => {
        const id = profile.id || crypto.randomUUID();
        if (!profile.names.zh.trim() && !profile.names.en.trim()) return { id: "", problems: [{ at: "names", code: "missing" as const, found: "", allowed: [] }] };
        this.#profiles.set(id, { ...profile, id });
        return { id, problems: [] };
      },
      "profile.remove": ({ id }) => {
        this.#profiles.delete(id);
        return {};
      },
      "profile.export": ({ id }) => ({ path: `~/Gaotai/outbox/${id}.profile.yaml` }),
      "profile.import": ({ handles }) => ({
        files: handles.map((handle) => handle === "profile-good" ? this.#bringIn() : ({ name: "晚报.profile.yaml", id: null, failure: null, problems: [{ at: "fileds", code: "unknown_key" as const, found: "fileds", allowed: ["fields"] }] })),
      }),
    } satisfies Partial<Handlers>;
  }

  /** As if a file held the evening paper's own kind of brief. */
  #bringIn() {
    const like = STOCK[0]!;
    this.#profiles.set("wanbao", { ...like, id: "wanbao", names: { zh: "晚报短讯", en: "Evening brief" } });
    return { name: "晚报短讯.profile.yaml", id: "wanbao", problems: [], failure: null };
  }

  #setState(ids: string[], state: StoryState): Record<string, never> {
    for (const id of ids) this.#story(id).state = state;
    this.#tell("library_changed");
    return {};
  }

  #history() {
    return {
      "story.revisions": ({ id }) => ({ revisions: this.#story(id).revisions.map(({ row }) => row).reverse() }),
      "story.compare": ({ id, old, new: now }) => {
        const side = (one: string) => (one === "now" ? this.#story(id).article : this.#revision(id, one));
        return compare(side(old), side(now));
      },
      "story.snapshot": ({ id, name, note }) => {
        const kept = this.#story(id);
        const revision = this.#settle(kept);
        Object.assign(kept.revisions.at(-1)!.row, { name: name.trim(), note: note ?? "" });
        return { revision };
      },
      "story.name_version": ({ id, revision, name, note }) => {
        const row = this.#story(id).revisions.find((one) => one.row.id === revision)?.row;
        if (!row) throw failure("story_missing", revision);
        Object.assign(row, { name: name?.trim() || null, note: note ?? row.note });
        return {};
      },
      "story.revision": ({ id, revision }) => ({ article: this.#revision(id, revision) }),
      "story.restore": ({ id, revision }) => {
        const kept = this.#story(id);
        kept.article = structuredClone(this.#revision(id, revision));
        return { revision: this.#revise(kept, "restore", kept.article) };
      },
      "story.placeholders": ({ id }) => ({ placeholders: openPlaces(this.#story(id).article) }),
      "story.deliveries": ({ id }) => ({ deliveries: this.#story(id).deliveries }),
    } satisfies Partial<Handlers>;
  }

  #revision(id: string, revision: string): Article {
    const found = this.#story(id).revisions.find(({ row }) => row.id === revision);
    if (!found) throw failure("story_missing", revision);
    return found.article;
  }

  #import(name: string, text: string): ImportedFile {
    const [title = "", ...body] = text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
    if (title === "") return { name, story: null, repairs: 0, problems: [], failure: failure("import_empty", name) };
    const { article } = this.#keep(make({ title }, body, emptySlip("zh-CN")), "import");
    this.#tell("library_changed");
    return { name, story: article.id, repairs: 0, problems: [], failure: null };
  }

  #exchange() {
    return {
      "import.files": ({ handles }) => ({ stories: handles.map(() => this.#import("来稿.txt", "一篇来稿\n第一段。\n第二段。")) }),
      "import.paste": ({ text }) => this.#import("", text),
      "format.list": () => ({ formats: FORMATS }),
      "export.check": ({ id, formats }) => ({ checks: formats.map((one) => this.#check(id, one)), placeholders: openPlaces(this.#story(id).article), suggestions: openSuggestions(this.#story(id).article), pictures: [] }),
      "export.write": ({ ids, formats, target, pass_placeholders, as_accepted, with_review }) => {
        const carried = with_review && formats.every((id) => FORMATS.find((one) => one.id === id)?.carries_review);
        this.#refuse(ids, pass_placeholders, as_accepted || carried);
        return this.#write(ids, formats, target);
      },
      "export.wechat": ({ id, look, pass_placeholders, as_accepted }) => {
        this.#refuse([id], pass_placeholders, as_accepted);
        return wechatPost(this.#story(id).article, look);
      },
      "export.outbox": () => ({ path: "~/Gaotai/outbox" }),
    } satisfies Partial<Handlers>;
  }

  #refuse(ids: string[], places: boolean, accepted: boolean): void {
    const open = ids.flatMap((id) => openPlaces(this.#story(id).article));
    if (open.length > 0 && !places) throw { ...failure("export_placeholders", ""), params: { count: String(open.length), first: open[0]!.text } };
    const suggested = ids.reduce((sum, id) => sum + openSuggestions(this.#story(id).article), 0);
    if (suggested > 0 && !accepted) throw { ...failure("export_suggestions", ""), params: { count: String(suggested) } };
  }

  #check(id: string, one: string): ExportCheck {
    const { article } = this.#story(id);
    const info = FORMATS.find((known) => known.id === one);
    if (!info) throw failure("export_unknown_format", one);
    const text = `${headLine(article, "title")}\n\n${bodyText(article)}\n`;
    const losses = one === "text" ? [{ field: "slip.related", code: "not_in_format", params: {} }] : [];
    return { format: one, file: `story.${info.extension}`, bytes: new TextEncoder().encode(text).length, losses, unexpected: [], text };
  }

  #delivered(id: string, delivery: Pick<Delivery, "format" | "path" | "files">): void {
    const kept = this.#story(id);
    kept.deliveries.unshift({ time: this.#now(), author: this.#writer, revision: this.#head(kept), ...delivery });
    kept.state = "exported";
    this.#tell("library_changed");
  }

  #write(ids: string[], formats: string[], target: string | null): Verbs["export.write"]["response"] {
    const path = target === null ? "~/Gaotai/outbox" : "~/送审";
    const files = ids.flatMap((id) =>
      formats.map((one) => {
        const { file, bytes } = this.#check(id, one);
        const delivered = { path: file, sha256: "0".repeat(64), bytes };
        const kept = this.#story(id);
        kept.deliveries.unshift({ time: this.#now(), author: this.#writer, format: one, revision: this.#head(kept), path, files: [delivered] });
        kept.state = "exported";
        return { ...delivered, format: one, story: id };
      }),
    );
    this.#tell("library_changed");
    return { path, files, losses: Object.fromEntries(formats.map((one) => [one, this.#check(ids[0]!, one).losses])) };
  }

  #rest() {
    return {
      "preview.web": ({ id }) => ({ html: this.#page(this.#story(id).article), problem: null }),
      "preview.wechat": ({ id, look, dark }) => ({ html: wechatPage(this.#story(id).article, look, dark, (hash) => this.media.address(hash)), post: wechatPost(this.#story(id).article, look).post, looks: [...LOOKS] }),
      "template.read": () => ({ html: this.#template ?? "<h1>{{ title }}</h1>{{ body }}", is_default: this.#template === null }),
      "template.write": ({ html }) => {
        this.#template = html;
        return { problem: null };
      },
      "vocabulary.list": ({ kind }) => ({ terms: this.#vocabulary[kind] }),
      "vocabulary.save": ({ kind, id, name, parent }) => {
        const list = this.#vocabulary[kind];
        const known = list.find((one) => one.id === id);
        if (known) Object.assign(known, { name, parent });
        const saved = known ?? { id: crypto.randomUUID(), name, parent };
        if (!known) list.push(saved);
        return { id: saved.id };
      },
      "job.cancel": () => {
        this.media.cancel();
        this.#destinations.cancel();
        return {};
      },
    } satisfies Partial<Handlers>;
  }

  #page(article: Article): string {
    const title = escape(headLine(article, "web_title") || headLine(article, "title"));
    const body = bodyText(article).split("\n").filter(Boolean).map((line) => `<p>${escape(line)}</p>`).join("");
    return `<!doctype html><meta charset="utf-8"><title>${title}</title><body style="max-width:40em;margin:2em auto;line-height:1.8"><h1>${title}</h1>${body}`;
  }
}
