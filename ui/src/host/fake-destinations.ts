/** Destinations in memory: near enough to look at; the true rules are in Rust. */
import type { HostEvents } from "./call.ts";
import type { Article, Delivery, Destination, DestinationProblem, DestinationRow, MappingRule, SendReport, SentStory, Verbs } from "./contract.ts";
import { bodyText, failure, headLine, openPlaces, openSuggestions } from "./fake-text.ts";

type Stories = {
  now: () => string;
  article: (id: string) => Article;
  /** Notes what left. */
  delivered: (id: string, delivery: Pick<Delivery, "format" | "path" | "files"> & { destination: string; version: number }) => void;
  progress: (progress: HostEvents["progress"]) => void;
};
type Send = Verbs["export.send"]["request"];
type Mine = Extract<keyof Verbs, `destination.${string}` | "export.send">;
type Handlers = { [V in Mine]: (request: Verbs[V]["request"]) => Verbs[V]["response"] | Promise<Verbs[V]["response"]> };

const PLAIN: Destination = {
  version: 1, id: "", name: "", format: "html", encoding: null, channel: null, gather: false, mapping: [], template: null, names: { folder: "", file: "{slug}" },
  pictures: null, manifest: false, out: { kind: "folder", path: null }, seal: null,
};
const FIRST: readonly Destination[] = [
  { ...PLAIN, id: "site", name: "江城新闻网主站", names: { folder: "{published:%Y/%m}", file: "{published:%Y%m%d}-{slug}" }, manifest: true, mapping: [{ field: "slip.source.name", rule: { do: "fix", value: "江城日报" } }] },
  { ...PLAIN, id: "wire", name: "省级媒体交换", format: "ninjs", out: { kind: "watched", path: "/srv/exchange/out" } },
  { ...PLAIN, id: "proof", name: "小样", format: "text", encoding: "GB18030", out: { kind: "zip", path: null } },
];
const FIELDS = /^(title|kicker|subtitle|abstract|web_title|slip\.[a-z_.]+[\w.-]*)$/;
const EXTENSION: Record<string, string> = { html: "html", markdown: "md", ninjs: "json", text: "txt" };

export class FakeDestinations {
  readonly #all = new Map<string, Destination>(FIRST.map((one) => [one.id, structuredClone(one)]));
  readonly #sent = new Map<string, { version: number; text: string }>();
  readonly #stories: Stories;
  #stop = false;
  /** Milliseconds that a story takes. */
  pace = 0;
  readonly handlers: Handlers;

  constructor(stories: Stories) {
    this.#stories = stories;
    this.handlers = {
      "destination.list": () => ({ destinations: [...this.#all.values()].map(rowOf) }),
      "destination.save": ({ destination, folder }) => this.#save(destination, folder),
      "destination.remove": ({ id }) => {
        const destination = this.#find(id);
        this.#all.delete(id);
        return { destination };
      },
      "destination.take": ({ handle }) => this.#take(handle),
      "destination.give": ({ id }) => ({ path: `~/送审/${id}.destination.json` }),
      "destination.preview": ({ destination, story }) => this.#preview(destination, story),
      "export.send": (request) => this.#send(request),
    };
  }

  clear(): void {
    this.#all.clear();
  }

  cancel(): void {
    this.#stop = true;
  }

  #find(id: string): Destination {
    const found = this.#all.get(id);
    if (found === undefined) throw failure("destination_missing", id);
    return found;
  }

  #save(destination: Destination, folder: string | null): Verbs["destination.save"]["response"] {
    const problems = problemsOf(destination);
    if (destination.name.trim() === "") return { id: "", problems };
    const id = destination.id || `destination-${this.#all.size + 1}`;
    this.#all.set(id, { ...destination, id, out: folder === null ? destination.out : { ...destination.out, path: "~/送审" } });
    return { id, problems };
  }

  #take(handle: string): { destination: DestinationRow } {
    if (handle === "file-1") throw failure("destination_not_one", "来稿.txt");
    const destination = { ...PLAIN, id: "evening", name: "晚报客户端", format: "ninjs" };
    this.#all.set(destination.id, destination);
    return { destination: rowOf(destination) };
  }

  #preview(destination: Destination, story: string): Verbs["destination.preview"]["response"] {
    const article = this.#stories.article(story);
    const text = textOf(article, destination.mapping);
    const path = pathOf(destination, article);
    const losses = destination.format === "text" ? [{ field: "slip.related", code: "not_in_format", params: {} }] : [];
    const manifest = destination.manifest ? [{ path: "manifest.json", bytes: 312, text: '{\n  "files": []\n}\n' }] : [];
    return { files: [{ path, bytes: text.length * 3, text }, ...manifest], losses, unexpected: [], problems: problemsOf(destination) };
  }

  async #send(request: Send): Promise<SendReport> {
    const destination = this.#find(request.destination);
    this.#stop = false;
    const stories: SentStory[] = [];
    for (const [done, id] of request.ids.entries()) {
      this.#stories.progress({ job: "send-1", done, total: request.ids.length, label: stories.at(-1)?.title ?? "" });
      if (this.pace > 0) await new Promise((resolve) => setTimeout(resolve, this.pace));
      if (this.#stop) break;
      stories.push(this.#one(destination, id, request));
    }
    const path = request.target !== null ? "~/送审" : (destination.out.path ?? "~/Gaotai/outbox");
    return { path, files: stories.flatMap((one) => one.files.map((file) => ({ path: file, sha256: "0".repeat(64), bytes: 2048, format: destination.format, story: one.id }))), stories, cancelled: this.#stop };
  }

  #one(destination: Destination, id: string, request: Send): SentStory {
    const article = this.#stories.article(id);
    const said = { id, title: headLine(article, "web_title") || headLine(article, "title"), losses: [], unexpected: [], problems: [], sealed: false };
    const refused = refusal(article, request, this.#stories.now());
    const known = this.#sent.get(`${destination.id} ${id}`);
    if (refused !== null) return { ...said, outcome: "refused", version: known?.version ?? 0, files: [], failure: refused };
    const text = textOf(article, destination.mapping);
    if (known?.text === text && !request.again) return { ...said, outcome: "unchanged", version: known.version, files: [], failure: null };
    const version = (known?.version ?? 0) + 1;
    const path = pathOf(destination, article);
    this.#sent.set(`${destination.id} ${id}`, { version, text });
    this.#stories.delivered(id, { destination: destination.id, version, format: destination.format, path: "~/Gaotai/outbox", files: [{ path, sha256: "0".repeat(64), bytes: text.length * 3 }] });
    return { ...said, outcome: known === undefined ? "new" : "update", version, files: [path], failure: null, losses: this.#preview(destination, id).losses };
  }
}

const rowOf = (destination: Destination): DestinationRow => ({ ...destination, problems: problemsOf(destination) });

function refusal(article: Article, request: Send, now: string): SentStory["failure"] {
  const open = openPlaces(article);
  if (open.length > 0 && !request.pass_placeholders) return { code: "export_placeholders", params: { count: String(open.length), first: open[0]!.text }, detail: "" };
  const suggested = openSuggestions(article);
  if (suggested > 0 && !request.as_accepted) return { code: "export_suggestions", params: { count: String(suggested) }, detail: "" };
  const until = article.slip.embargo_until;
  if (until !== null && until > now) return { code: "export_embargoed", params: { until, title: headLine(article, "title") }, detail: "" };
  return null;
}

function problemsOf(destination: Destination): DestinationProblem[] {
  const problem = (field: string, code: string, params: Record<string, string> = {}) => ({ field, code, params });
  const pattern = (field: "folder" | "file"): DestinationProblem[] => {
    const wrong = /\{([^}]*)$/.exec(destination.names[field]);
    const word = [...destination.names[field].matchAll(/\{([a-z_]+)/g)].find(([, name = ""]) => !/^(slug|title|id|channel|genre|source|desk|language|version|published|updated|revised|code|extra)$/.test(name));
    if (wrong !== null) return [problem(`names.${field}`, "pattern_invalid", { at: String(wrong.index + 1) })];
    return word === undefined ? [] : [problem(`names.${field}`, "pattern_word_unknown", { word: word[1]! })];
  };
  return [
    ...(destination.name.trim() === "" ? [problem("name", "name_empty")] : []),
    ...pattern("folder"),
    ...pattern("file"),
    ...(destination.names.file === "" ? [problem("names.file", "pattern_empty")] : []),
    ...destination.mapping.flatMap((rule, at) => [
      ...(FIELDS.test(rule.field) ? [] : [problem(`mapping[${at}].field`, "field_unknown", { name: rule.field })]),
      ...(rule.rule.do === "compute" && /\{\{[^}]*$/.test(rule.rule.template) ? [problem(`mapping[${at}].rule.template`, "template_invalid", { line: "1", what: "unexpected end of input" })] : []),
    ]),
    ...templateProblem(destination.template),
    ...((destination.pictures?.longest_edge ?? 1000) < 100 ? [problem("pictures.longest_edge", "edge_invalid")] : []),
  ];
}

function templateProblem(template: string | null): DestinationProblem[] {
  const line = (template ?? "").split("\n").findIndex((one) => one.split("{{").length !== one.split("}}").length);
  return line < 0 ? [] : [{ field: "template", code: "template_invalid", params: { line: String(line + 1), what: "unexpected end of input" } }];
}

function textOf(article: Article, rules: readonly MappingRule[]): string {
  const fixed = rules.find((one) => one.field === "title" && one.rule.do === "fix");
  const title = fixed?.rule.do === "fix" ? fixed.rule.value : headLine(article, "title");
  return `${title}\n\n${bodyText(article)}\n`;
}

/** A few words of patterns, as the folder and file of a story. */
function pathOf({ names, format }: Destination, article: Article): string {
  const when = article.slip.published_at ?? "2023-02-10T07:40:00+08:00";
  const date = (form: string) => form.replace("%Y", when.slice(0, 4)).replace("%m", when.slice(5, 7)).replace("%d", when.slice(8, 10));
  const fill = (pattern: string) =>
    pattern.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, word: string, form?: string) => (word === "published" ? date(form ?? "%Y-%m-%d") : word === "id" ? article.id.slice(-8) : article.slip.slug || headLine(article, "title").slice(0, 12)));
  return [fill(names.folder), `${fill(names.file) || "story"}.${EXTENSION[format] ?? "xml"}`].filter(Boolean).join("/");
}
