/** A picture with its caption and credit, the part of it that is shown, and what it lacks. */
import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import type { PictureSize } from "../pictures.ts";
import { type Crop, gapsOf } from "../plugins/pictures/figures.ts";
import type { PlaceholderKey } from "../types.ts";
import { type Field, field, type GetPos } from "./field.ts";
import { element, Framed, type NodeViewContext } from "./framed.ts";

/** The space that is kept for a picture of which nothing is known yet. */
const UNKNOWN: PictureSize = { width: 3, height: 2 };

export class FigureView extends Framed {
  readonly dom = element("figure", "");
  override readonly contentDOM = element("figcaption", "");
  readonly #frame = element("div", "ms-picture", false);
  readonly #window = element("div", "ms-crop");
  readonly #image = document.createElement("img");
  readonly #missing = element("div", "ms-missing", false);
  readonly #state = document.createElement("span");
  readonly #choose = Object.assign(document.createElement("button"), { type: "button", className: "btn small" });
  readonly #gaps = element("div", "ms-gaps", false);
  readonly #alt: Field;
  readonly #stops: (() => void)[];
  #seen: PictureSize | null = null;

  constructor(node: Node, view: EditorView, getPos: GetPos, readonly context: NodeViewContext) {
    super(node);
    this.#alt = field(view, getPos, "alt", "alt", context.labels);
    this.fields = [this.#alt];
    this.#image.draggable = false;
    this.#image.decoding = "async";
    this.#image.addEventListener("error", () => this.dom.classList.add("ms-broken"));
    this.#image.addEventListener("load", () => this.#loaded());
    this.#choose.dataset["testid"] = "figure-replace";
    this.#choose.addEventListener("click", () => context.pictures?.act(view, String(this.node.attrs["id"]), "replace"));
    this.#missing.append(this.#state, ...(context.pictures ? [this.#choose] : []));
    this.#window.append(this.#image);
    this.#frame.append(this.#window, this.#missing, this.#gaps, this.#alt.dom);
    this.dom.append(this.#frame, this.contentDOM);
    this.#stops = [context.labels.watch(() => this.show()), context.sizes.watch(() => this.#fit())];
    this.show();
  }

  override stopEvent(event: Event): boolean {
    return super.stopEvent(event) || event.target === this.#choose;
  }

  #loaded(): void {
    this.dom.classList.remove("ms-broken");
    const { naturalWidth: width, naturalHeight: height } = this.#image;
    this.#seen = width > 0 && height > 0 ? { width, height } : null;
    this.#fit();
  }

  /** The place of the picture is kept before it is there: text never jumps. */
  #fit(): void {
    const { media, crop } = this.node.attrs as { media: string | null; crop: Crop | null };
    const size = (media === null ? null : this.context.sizes.of(media)) ?? this.#seen ?? UNKNOWN;
    const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
    const [wide, high] = [size.width * Math.max(width, 0.01), size.height * Math.max(height, 0.01)];
    this.#window.style.setProperty("--ratio", String(wide / high));
    // A picture is not blown up: what is small stands small.
    this.#window.style.setProperty("--natural", size === UNKNOWN ? "none" : `${Math.round(wide)}px`);
    this.#image.style.width = `${100 / Math.max(width, 0.01)}%`;
    this.#image.style.transform = crop === null ? "" : `translate(${-x * 100}%, ${-y * 100}%)`;
  }

  protected override show(): void {
    super.show();
    const { media, alt, width } = this.node.attrs as Record<string, string | null>;
    this.dom.dataset["width"] = width ?? "column";
    this.dom.classList.toggle("ms-without", media === null);
    this.dom.classList.toggle("ms-without-alt", alt === "");
    this.#load(media === null || media === undefined ? null : this.context.mediaUrl(media));
    this.#image.alt = alt ?? "";
    this.#fit();
    this.#say(media ?? null);
    this.#alt.show(alt);
  }

  #load(src: string | null): void {
    if (src === null) this.#image.removeAttribute("src");
    else if (this.#image.getAttribute("src") !== src) {
      this.#seen = null;
      this.dom.classList.remove("ms-broken");
      this.#image.src = src;
    }
  }

  #say(media: string | null): void {
    const { labels } = this.context;
    this.#state.textContent = labels.get(media === null ? "media_none" : "media_missing") + (media === null ? "" : ` ${media.slice(0, 8)}`);
    this.#choose.textContent = labels.get(media === null ? "media_choose" : "media_replace");
    const gaps = gapsOf(this.node).map((gap) => labels.get(`gap_${gap}` satisfies PlaceholderKey)).filter((text) => text !== "");
    if (this.#gaps.textContent !== gaps.join("")) this.#gaps.replaceChildren(...gaps.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
  }

  override destroy(): void {
    super.destroy();
    for (const stop of this.#stops) stop();
  }
}
