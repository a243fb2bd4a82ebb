/** Pictures of the in-memory backend: drawn, not read; the true rules are in Rust. */
import { landscape, manyPictures } from "./fake-pictures.ts";
import type { AddedPicture, Article, Failure, PictureAbout, PictureUse, Verbs } from "./contract.ts";

type Handlers = { [V in Extract<keyof Verbs, `media.${string}`>]: (request: Verbs[V]["request"]) => Verbs[V]["response"] | Promise<Verbs[V]["response"]> };
type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[] };
/** What the pictures need to know of the stories. */
export type FakeStories = {
  now: () => string;
  stories: () => { article: Article; title: string; before: Article[] }[];
  /** Told before each file that is added. */
  progress: (done: number, total: number, label: string) => void;
};

const HASH = (seed: number) => Array.from({ length: 8 }, (_, at) => ((seed * 2654435761 + at * 40503) >>> 0).toString(16).padStart(8, "0")).join("");

function about(seed: number, name: string, width: number, height: number, more: Partial<PictureAbout> = {}): PictureAbout {
  return {
    hash: HASH(seed), mime: name.endsWith(".png") ? "image/png" : name.endsWith(".gif") ? "image/gif" : "image/jpeg", width, height, bytes: width * height >> 2, name,
    time: new Date(Date.UTC(2025, 9, 12, 1, seed)).toISOString(), caption: "", credit: "", alt: "", headline: "", creator: "", copyright: "", place: "", taken_at: null,
    profile: null, camera: null, animated: false, cmyk: false, located: false, ai: null, uses: 0, ...more,
  };
}

/** Milliseconds that a file takes. */
const ADDS_MS = 120;

/** Those that are there from the start: what a newsroom's morning brings. */
const STOCK = (): PictureAbout[] => [
  { ...about(1, "渡口-最后一班.jpg", 6000, 4000, { caption: "最后一班轮渡靠岸，乘客与船员合影。", credit: "陈望 摄", alt: "暮色里，一艘白色轮渡靠在码头边，几十人在船头合影。", place: "江城东岸码头", creator: "陈望", taken_at: "2025-10-11T20:41:00+08:00", camera: "NIKON Z 9", profile: "sRGB IEC61966-2.1", located: true }), hash: "0".repeat(64) },
  about(2, "DSC_0192.jpg", 4000, 6000, { caption: "新桥通车首日，市民步行过江。", credit: "陈望 摄", taken_at: "2025-10-01T09:12:00+08:00", camera: "NIKON Z 9" }),
  about(3, "铜钟🔔修复.jpg", 5184, 3456, { caption: "修钟人蒋木生在戏台上校音。", place: "沈家村", taken_at: "2025-09-20T15:03:00" }),
  about(4, "social-canteen.png", 1920, 1080, { credit: "云岭县融媒体中心 供图", alt: "几位老人在社区食堂排队取餐。" }),
  about(5, "航拍_新桥全景.jpg", 12000, 3000, { caption: "航拍新桥。", credit: "江城日报无人机队", alt: "一座斜拉桥横跨江面，两岸是成片的楼房。", located: true, headline: "新桥" }),
  about(6, "周广福.jpg", 3000, 3000, {}),
  about(7, "press-cover-cmyk.jpg", 4961, 3508, { caption: "印刷稿扫描件。", cmyk: true, profile: "Coated FOGRA39" }),
  about(8, "loading.gif", 480, 270, { animated: true }),
  about(9, "night-bus.jpg", 5472, 3648, { caption: "Night buses wait at the central station.", credit: "Photo: Ann Whitlock", copyright: "© River City Post", taken_at: "2025-10-09T23:14:00+08:00" }),
  about(10, "概念图.png", 2048, 2048, { caption: "水上图书室概念图。", ai: "trainedAlgorithmicMedia" }),
];

/** A drawn picture of its shape, with the beginning of its hash. */
export function drawn(hash: string, width = 640, height = 400): string {
  const hue = Number.parseInt(hash.slice(0, 4), 16) % 360;
  const sky = hash.startsWith("0000") ? "#c9c5bb" : `hsl(${hue} 25% 78%)`;
  const land = hash.startsWith("0000") ? "#8a867d" : `hsl(${(hue + 40) % 360} 22% 46%)`;
  const high = Math.round((640 / width) * height);
  const hills = `M0 ${high * 0.75} 200 ${high * 0.45} 330 ${high * 0.65} 470 ${high * 0.38} 640 ${high * 0.72}V${high}H0Z`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${high}" viewBox="0 0 640 ${high}"><rect width="640" height="${high}" fill="${sky}"/><path d="${hills}" fill="${land}"/><text x="16" y="30" font-size="14" fill="#55524c">${hash.slice(0, 8)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
const lacks = (picture: PictureAbout, what: "caption" | "credit" | "alt" | null) => what === null || picture[what] === "";
const failed = (code: Failure["code"], name: string, params: Record<string, string> = {}): Failure => ({ code, params: { name, ...params }, detail: code });

function figures(node: Node, found: Node[] = []): Node[] {
  if (node.type === "figure") found.push(node);
  for (const child of node.content ?? []) figures(child, found);
  return found;
}

/** The pictures of one in-memory backend. */
export class FakeMedia {
  readonly #pictures: PictureAbout[];
  #cancelled = false;
  readonly #outside: FakeStories;
  readonly handlers: Handlers;

  /** Beside those of the morning `more` others. */
  constructor(outside: FakeStories, more: number) {
    this.#outside = outside;
    this.#pictures = [...STOCK(), ...manyPictures(more)];
    this.handlers = {
      "media.add": ({ handles }) => this.#addAll(handles),
      "media.paste": ({ name, base64 }) => ({ added: this.#add(name || "图片.png", base64) }),
      "media.list": (request) => this.#list(request),
      "media.read": ({ hash }) => ({ picture: this.#counted(this.#picture(hash)), uses: this.#uses(hash) }),
      "media.change": ({ hash, caption, credit, alt }) => {
        const picture = this.#picture(hash);
        for (const [name, said] of Object.entries({ caption, credit, alt })) if (said !== null) Object.assign(picture, { [name]: said.trim() });
        return { picture: this.#counted(picture) };
      },
      "media.collect": () => ({ removed: 0, bytes: 0 }),
    };
  }

  /** Address of a picture. */
  address(hash: string, size?: "small" | "page"): string {
    const known = this.#pictures.find((picture) => picture.hash === hash);
    return known ? landscape(known, size === "small" ? 320 : 1600) : drawn(hash);
  }

  /** What is being added stops after the file it is at. */
  cancel(): void {
    this.#cancelled = true;
  }

  async #addAll(handles: readonly string[]): Promise<{ added: AddedPicture[] }> {
    this.#cancelled = false;
    const added: AddedPicture[] = [];
    for (const [at, handle] of handles.entries()) {
      const name = handle.slice(handle.indexOf("-") + 1);
      this.#outside.progress(at, handles.length, name);
      await new Promise((done) => setTimeout(done, ADDS_MS));
      added.push(this.#cancelled ? { name, picture: null, known: false, failure: failed("cancelled", name) } : this.#add(name, handle));
    }
    return { added };
  }

  #picture(hash: string): PictureAbout {
    const found = this.#pictures.find((picture) => picture.hash === hash);
    if (!found) throw { code: "picture_missing", params: { hash }, detail: hash } satisfies Failure;
    return found;
  }

  /** A handle that begins with broken, unsupported or large fails as such files do. */
  #add(name: string, content: string): AddedPicture {
    const failure =
      content.startsWith("broken") ? failed("picture_broken", name, { what: "JPEG" })
      : content.startsWith("unsupported") ? failed("picture_unsupported", name, { what: "HEIC" })
      : content.startsWith("large") ? failed("picture_too_large", name, { width: "20000", height: "15000", most: "200" })
      : null;
    if (failure) return { name, picture: null, known: false, failure };
    const seed = 100 + [...content].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) >>> 0, 7) % 100000;
    const known = this.#pictures.find((picture) => picture.hash === HASH(seed));
    if (known) return { name, picture: this.#counted(known), known: true, failure: null };
    const picture = { ...about(seed, name, 6000, 4000, { caption: "相机里写好的说明。", credit: "许知远山 摄", taken_at: "2025-10-12T08:00:00+08:00" }), time: this.#outside.now() };
    this.#pictures.push(picture);
    return { name, picture, known: false, failure: null };
  }

  #list({ query, use, missing, sort, offset, limit }: Verbs["media.list"]["request"]): Verbs["media.list"]["response"] {
    const used = this.#used();
    const words = fold(query).split(/\s+/u).filter(Boolean);
    const fits = (picture: PictureAbout) => {
      const text = fold([picture.name, picture.caption, picture.credit, picture.headline, picture.place, picture.creator, picture.alt].join("\n"));
      return words.every((word) => text.includes(word)) && lacks(picture, missing) && (use === "any" || used.has(picture.hash) === (use === "used"));
    };
    const by: Record<typeof sort, (a: PictureAbout, b: PictureAbout) => number> = {
      newest: (a, b) => (a.time < b.time ? 1 : -1),
      name: (a, b) => a.name.localeCompare(b.name, "zh-CN"),
      taken: (a, b) => ((a.taken_at ?? "") < (b.taken_at ?? "") ? 1 : -1),
    };
    const all = this.#pictures.filter(fits).sort(by[sort]);
    return { total: all.length, pictures: all.slice(offset, offset + limit).map((picture) => this.#counted(picture)) };
  }

  #counted(picture: PictureAbout): PictureAbout {
    return { ...picture, uses: new Set(this.#uses(picture.hash).filter((use) => use.current).map((use) => use.story)).size };
  }

  /** Hashes of all figures in the present texts. */
  #used(): Set<unknown> {
    return new Set(this.#outside.stories().flatMap(({ article }) => figures(article.doc as Node).map((figure) => figure.attrs?.["media"])));
  }

  #uses(hash: string): PictureUse[] {
    const within = (article: Article) => figures(article.doc as Node).filter((figure) => figure.attrs?.["media"] === hash).map((figure) => String(figure.attrs?.["id"]));
    return this.#outside.stories().flatMap(({ article, title, before }) => {
      const now = within(article).map((block) => ({ story: article.id, title, block, current: true }));
      const [old] = now.length > 0 ? [] : before.flatMap(within);
      return old === undefined ? now : [{ story: article.id, title, block: old, current: false }];
    });
  }
}
