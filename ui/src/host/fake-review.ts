/** People, comments, the ledger and reading in the backend in memory: near enough to look at; the true rules are in crates/store. */
import type { Article, BlameRun, Colour, Comment, CommentThread, Decided, Decision, FieldSuggestion, Person, Role, Verbs } from "./contract.ts";
import { marked } from "./fake-marked.ts";
import { failure } from "./fake-text.ts";
import { compare } from "./fake-versions.ts";

type ReviewVerb = Extract<keyof Verbs, `person.${string}` | `comment.${string}` | `ledger.${string}` | "story.read_up_to" | "story.since_read" | "story.blame">;
type Handlers = { [V in ReviewVerb]: (request: Verbs[V]["request"]) => Verbs[V]["response"] };
type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: { type: string; attrs?: Record<string, unknown> }[] };
type Found = { article: string; thread: CommentThread; comment: Comment };
type Version = { id: string; author: string; time: string; stage: BlameRun["stage"]; article: Article };

/** What of the stories it needs. */
export type Stories = {
  now: () => string;
  article: (id: string) => Article;
  ids: () => string[];
  /** Takes a detail's new value, as if it was typed. */
  setField: (id: string, field: string, value: unknown) => void;
  /** Makes a version of what was typed; the newest. */
  settle: (id: string) => string;
  versions: (id: string) => Version[];
  commentsChanged: (article: string | null) => void;
};

const COLOURS: Record<Role, Colour> = {
  reporter: "blue", editor: "teal", responsible_editor: "green", desk_head: "violet", duty_editor: "red", proofreader: "orange", photographer: "amber", other: "pink",
};
const ORDER: Colour[] = ["red", "orange", "amber", "green", "teal", "blue", "violet", "pink"];
const DIRECT = new Set<Role>(["reporter", "photographer", "other"]);

const detail = (article: Article, field: string): unknown => {
  const slip = article.slip as unknown as Record<string, unknown>;
  return (field.startsWith("extra.") ? (slip["extra"] as Record<string, unknown>)[field.slice(6)] : slip[field]) ?? null;
};

/** The text of every node with inline content, by its id. */
function texts(node: Json, out = new Map<string, string>()): Map<string, string> {
  const runs = node.content ?? [];
  if (runs.some((one) => one.type === "text" || one.type === "hard_break")) out.set(String(node.attrs?.["id"]), runs.map((run) => run.text ?? "\n").join(""));
  else for (const child of runs) texts(child, out);
  return out;
}

/** Ids of what waits in the text. */
function open(node: Json, out = new Set<string>()): Set<string> {
  for (const mark of node.marks ?? []) if (/^(insertion|deletion|modification)$/u.test(mark.type)) out.add(String(mark.attrs?.["id"]));
  for (const act of (node.attrs?.["suggested"] as { id: string }[] | null | undefined) ?? []) out.add(act.id);
  for (const child of node.content ?? []) open(child, out);
  return out;
}

/** One newsroom's. */
export class FakeReview {
  people: Person[] = [];
  readonly #stories: Stories;
  readonly #threads = new Map<string, { article: string; thread: CommentThread }>();
  readonly #seen = new Map<string, Set<string>>();
  readonly #fields = new Map<string, FieldSuggestion & { article: string }>();
  #decided: (Decided & { article: string })[] = [];
  readonly #read = new Map<string, { revision: string; time: string }>();

  constructor(stories: Stories, person: string | null) {
    this.#stories = stories;
    if (person !== null) this.name(person);
  }

  /** Who writes. */
  get current(): Person | null {
    return this.people.find((one) => one.current) ?? null;
  }

  get #me(): Person {
    if (this.current === null) throw failure("name_empty", "");
    return this.current;
  }

  /** Makes the person of this name the one who writes. */
  name(name: string): Person {
    const known = this.people.find((one) => one.name === name) ?? this.#add(name, "", "reporter", null, null);
    return this.#choose(known.id);
  }

  #add(name: string, pen: string, role: Role, colour: Colour | null, tracked: boolean | null): Person {
    const person: Person = {
      id: crypto.randomUUID(), name, pen_name: pen, role, colour: colour ?? this.#free(COLOURS[role], null), tracked, tracks: tracked ?? !DIRECT.has(role), current: this.people.length === 0,
    };
    this.people = [...this.people, person];
    return person;
  }

  #free(wish: Colour, but: string | null): Colour {
    const taken = new Set(this.people.filter((one) => one.id !== but).map((one) => one.colour));
    const from = ORDER.indexOf(wish);
    return [...ORDER.slice(from), ...ORDER.slice(0, from)].find((one) => !taken.has(one)) ?? wish;
  }

  #person(id: string): Person {
    const found = this.people.find((one) => one.id === id);
    if (!found) throw failure("person_missing", id);
    return found;
  }

  #choose(id: string): Person {
    this.#person(id);
    this.people = this.people.map((one) => ({ ...one, current: one.id === id }));
    return this.#person(id);
  }

  /** For the list of stories. */
  counts(article: Article): { suggestions: number; comments: number; unread: number } {
    const threads = this.#of(article.id);
    return {
      suggestions: open(article.doc as Json).size + [...this.#fields.values()].filter((one) => one.article === article.id).length,
      comments: threads.filter((one) => one.resolved === null).length,
      unread: threads.flatMap((one) => one.comments).filter((one) => one.unread).length,
    };
  }

  /** What a change of a story does to the ledger. */
  journal(id: string, before: Article, { tracked, decided }: { tracked: boolean; decided: Decision[] }): void {
    const now = this.#stories.article(id);
    const names = Object.keys(now.slip).flatMap((name) => (name === "extra" ? Object.keys({ ...before.slip.extra, ...now.slip.extra }).map((key) => `extra.${key}`) : [name]));
    for (const field of names) this.#field(id, field, detail(before, field), detail(now, field), tracked);
    for (const { id: suggestion, person, ...rest } of decided) {
      const by = this.#me;
      const made: Decided & { article: string } = {
        ...rest, id: suggestion, article: id, field: null, person, person_name: this.people.find((one) => one.id === person)?.name ?? "", by: by.id, by_name: by.name, at: this.#stories.now(),
      };
      this.#decided = [made, ...this.#decided.filter((one) => one.id !== suggestion)];
    }
  }

  #field(article: string, field: string, was: unknown, now: unknown, tracked: boolean): void {
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    if (same(was, now)) return;
    const known = [...this.#fields.values()].find((one) => one.article === article && one.field === field);
    if (known && same(known.was, now)) this.#fields.delete(known.id);
    else if (known && !tracked) known.now = now;
    else if (tracked) {
      const id = known?.id ?? crypto.randomUUID();
      this.#fields.set(id, { id, article, field, was: known ? known.was : was, now, person: this.#me.id, person_name: this.#me.name, time: this.#stories.now() });
    }
  }

  #of(article: string): CommentThread[] {
    const seen = this.#seen.get(this.current?.id ?? "") ?? new Set();
    return [...this.#threads.values()].filter((one) => one.article === article).map(({ thread }) => ({
      ...thread, comments: thread.comments.map((one) => ({ ...one, unread: one.person !== this.current?.id && !seen.has(one.id) })),
    }));
  }

  #thread(id: string): { article: string; thread: CommentThread } {
    const found = this.#threads.get(id);
    if (!found) throw failure("comment_missing", id);
    return found;
  }

  #comment(id: string): Found {
    for (const one of this.#threads.values()) {
      const comment = one.thread.comments.find((comment) => comment.id === id);
      if (comment) return { ...one, comment };
    }
    throw failure("comment_missing", id);
  }

  #own(id: string): Found {
    const found = this.#comment(id);
    if (found.comment.person !== this.#me.id) throw failure("comment_not_yours", "");
    return found;
  }

  /** A comment of somebody, as if written now. */
  say(article: string, thread: string, id: string, text: string, mentions: string[], person = this.#me): Comment {
    return { id, article, thread, person: person.id, person_name: person.name, role: person.role, time: this.#stories.now(), edited: null, text, mentions, unread: false };
  }

  #told<A extends { article: string }>(answer: A): A {
    this.#stories.commentsChanged(answer.article);
    return answer;
  }

  get handlers(): Handlers {
    return { ...this.#personVerbs(), ...this.#commentVerbs(), ...this.#ledgerVerbs(), ...this.#readingVerbs() };
  }

  #personVerbs() {
    return {
      "person.list": () => ({ people: this.people }),
      "person.name": ({ name }) => {
        if (name.trim() === "") throw failure("name_empty", "");
        return this.name(name.trim());
      },
      "person.put": ({ id, name, pen_name, role, colour, tracked }) => {
        if (name.trim() === "") throw failure("name_empty", "");
        if (this.people.some((one) => one.name === name.trim() && one.id !== id)) throw { ...failure("person_name_taken", ""), params: { name: name.trim() } };
        if (id === null) return { person: this.#add(name.trim(), pen_name, role, colour, tracked) };
        this.#person(id);
        const next = { name: name.trim(), pen_name, role, colour: colour ?? this.#free(COLOURS[role], id), tracked, tracks: tracked ?? !DIRECT.has(role) };
        this.people = this.people.map((one) => (one.id === id ? { ...one, ...next } : one));
        return { person: this.#person(id) };
      },
      "person.choose": ({ id }) => ({ person: this.#choose(id) }),
      "person.remove": ({ id }) => {
        const { name } = this.#person(id);
        const wrote = this.#stories.ids().some((story) => this.#stories.versions(story).some((one) => one.author === name)) || [...this.#threads.values()].some(({ thread }) => thread.comments.some((one) => one.person === id));
        if (wrote) throw { ...failure("person_has_written", ""), params: { name } };
        this.people = this.people.filter((one) => one.id !== id);
        if (this.current === null && this.people[0]) this.#choose(this.people[0].id);
        return {};
      },
    } satisfies Partial<Handlers>;
  }

  #commentVerbs() {
    return {
      "comment.list": ({ article }) => ({ threads: this.#of(article) }),
      "comment.add": ({ id, article, anchor, quote, text, mentions }) => {
        if (text.trim() === "") throw failure("bad_request", "text");
        this.#threads.set(id, { article, thread: { id, anchor, quote, resolved: null, comments: [this.say(article, id, id, text.trim(), mentions)] } });
        return this.#told({ article });
      },
      "comment.reply": ({ thread, text, mentions }) => {
        const { article, thread: of } = this.#thread(thread);
        const id = crypto.randomUUID();
        of.comments.push(this.say(article, thread, id, text.trim(), mentions));
        of.resolved = null;
        return this.#told({ id, article });
      },
      "comment.change": ({ id, text, mentions }) => {
        const { comment, article } = this.#own(id);
        Object.assign(comment, { text: text.trim(), mentions, edited: this.#stories.now() });
        for (const seen of this.#seen.values()) seen.delete(id);
        return this.#told({ article });
      },
      "comment.remove": ({ id }) => {
        const { thread, article } = this.#own(id);
        if (thread.id === id && thread.comments.length > 1) throw failure("comment_has_replies", "");
        thread.comments = thread.comments.filter((one) => one.id !== id);
        if (thread.comments.length === 0) this.#threads.delete(id);
        return this.#told({ article });
      },
      "comment.resolve": ({ thread, resolved }) => {
        const { article, thread: of } = this.#thread(thread);
        of.resolved = resolved ? { person: this.#me.id, person_name: this.#me.name, time: this.#stories.now() } : null;
        return this.#told({ article });
      },
      "comment.read": ({ ids }) => {
        this.#seen.set(this.#me.id, new Set([...(this.#seen.get(this.#me.id) ?? []), ...ids]));
        this.#stories.commentsChanged(null);
        return {};
      },
    } satisfies Partial<Handlers>;
  }

  #ledgerVerbs() {
    return {
      "ledger.list": ({ article }) => {
        const waits = open(this.#stories.article(article).doc as Json);
        return {
          fields: [...this.#fields.values()].filter((one) => one.article === article).map(({ article: _, ...one }) => one),
          decided: this.#decided.filter((one) => one.article === article && !waits.has(one.id)).map(({ article: _, ...one }) => one),
        };
      },
      "ledger.decide_field": ({ id, verdict }) => {
        const waits = this.#fields.get(id);
        if (!waits) throw failure("suggestion_missing", id);
        this.#fields.delete(id);
        const { article, field, was, now, person, person_name, time } = waits;
        const by = this.#me;
        this.#decided = [
          { id, verdict, kind: "field", field, section: null, was: JSON.stringify(was), now: JSON.stringify(now), person, person_name, time, by: by.id, by_name: by.name, at: this.#stories.now(), article },
          ...this.#decided,
        ];
        if (verdict === "accept") return { change: null };
        this.#stories.setField(article, field, was);
        const name = field.split(".")[0]!;
        return { change: { head: {}, blocks: [], order: null, slip: { [name]: (this.#stories.article(article).slip as unknown as Record<string, unknown>)[name] } } };
      },
    } satisfies Partial<Handlers>;
  }

  #readingVerbs() {
    return {
      "story.read_up_to": ({ article, reader }) => {
        const revision = this.#stories.settle(article);
        if (reader === null || reader === this.#me.id) this.#read.set(`${this.#me.id} ${article}`, { revision, time: this.#stories.now() });
        return { revision };
      },
      "story.since_read": ({ article }) => {
        const versions = this.#stories.versions(article);
        const own = versions.findLast((one: Version) => one.author === this.#me.name);
        const known = this.#read.get(`${this.#me.id} ${article}`) ?? (own && { revision: own.id, time: own.time });
        if (!known) return null;
        const old = versions.find((one) => one.id === known.revision)!;
        return { ...known, comparison: compare(old.article, this.#stories.article(article)) };
      },
      "story.blame": ({ article }) => this.#blame(article),
    } satisfies Partial<Handlers>;
  }

  /** Lines by the version that first had them so; suggested text by its mark. */
  #blame(id: string): Verbs["story.blame"]["response"] {
    const versions = this.#stories.versions(id);
    const blocks = [...texts(this.#stories.article(id).doc as Json)].filter(([, text]) => text !== "").map(([block, text]) => {
      const first = versions.find((one) => texts(one.article.doc as Json).get(block) === text) ?? versions.at(-1)!;
      const person = first.stage === "import" ? null : (this.people.find((one) => one.name === first.author) ?? null);
      return { block, runs: [{ from: 0, to: text.length, person: person?.id ?? null, name: person?.name ?? "", time: first.time, stage: first.stage }] };
    });
    return { people: this.people, blocks };
  }

  /** Does something as somebody else. */
  as(person: Person, work: () => void): void {
    const me = this.#me.id;
    this.#choose(person.id);
    work();
    this.#choose(me);
  }

  /** Two editors and a story that they have worked on, for looking at: `?review` in the address. */
  seed(): { article: Article; read: Article; by: Person } {
    const by = this.#add("何青", "青禾", "responsible_editor", null, null);
    const { article, read, threads } = marked({ me: this.#me, editor: by, proof: this.#add("Ann Whitlock", "", "proofreader", null, null) });
    for (const thread of threads) this.#threads.set(thread.id, { article: article.id, thread });
    return { article, read, by };
  }
}
