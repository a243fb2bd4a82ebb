/** Node views: plain DOM, for what has parts that are not text. */
import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, NodeViewConstructor } from "prosemirror-view";
import type { Labels } from "../labels.ts";
import { schema } from "../schema/index.ts";
import { type Field, field, type GetPos } from "./field.ts";

/** What the node views need from outside. */
export type NodeViewContext = { labels: Labels; mediaUrl: (hash: string) => string };

function element(tag: string, className: string, editable = true): HTMLElement {
  const dom = document.createElement(tag);
  if (className !== "") dom.className = className;
  if (!editable) dom.setAttribute("contenteditable", "false");
  return dom;
}

/** What all of them share: fields whose events stay theirs, and a frame that mutations do not touch. */
abstract class Framed implements NodeView {
  abstract readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  protected fields: Field[] = [];

  constructor(protected node: Node) {}

  /** Shows what the node says. */
  protected show(): void {
    this.dom.dataset["node"] = this.node.type.name;
    this.dom.dataset["id"] = String(this.node.attrs["id"]);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return this.fields.some((one) => event.target === one.dom);
  }

  ignoreMutation(record: { type: string; target: globalThis.Node }): boolean {
    if (record.type === "selection") return this.fields.some((one) => one.dom === document.activeElement);
    return !this.contentDOM?.contains(record.target) || (record.type === "attributes" && record.target === this.contentDOM);
  }

  destroy(): void {
    for (const one of this.fields) one.destroy();
  }
}

/** A picture with its caption and credit, and quietly the place for its alternative text. */
class FigureView extends Framed {
  readonly dom = element("figure", "");
  override readonly contentDOM = element("figcaption", "");
  readonly #frame = element("div", "ms-picture", false);
  readonly #image = document.createElement("img");
  readonly #missing = element("div", "ms-missing", false);
  readonly #alt: Field;
  readonly #stop: () => void;

  constructor(node: Node, view: EditorView, getPos: GetPos, readonly context: NodeViewContext) {
    super(node);
    this.#alt = field(view, getPos, "alt", "alt", context.labels);
    this.fields = [this.#alt];
    this.#image.draggable = false;
    this.#image.addEventListener("error", () => this.dom.classList.add("ms-broken"));
    this.#image.addEventListener("load", () => this.dom.classList.remove("ms-broken"));
    this.#frame.append(this.#image, this.#missing, this.#alt.dom);
    this.dom.append(this.#frame, this.contentDOM);
    this.#stop = context.labels.watch(() => this.show());
    this.show();
  }

  protected override show(): void {
    super.show();
    const { media, alt, width } = this.node.attrs as Record<string, string | null>;
    this.dom.dataset["width"] = width ?? "column";
    this.dom.classList.toggle("ms-without", media === null);
    this.dom.classList.toggle("ms-without-alt", alt === "");
    const src = media === null ? null : this.context.mediaUrl(media!);
    if (src === null) this.#image.removeAttribute("src");
    else if (this.#image.getAttribute("src") !== src) this.#image.src = src;
    this.#image.alt = alt ?? "";
    this.#missing.textContent = this.context.labels.get(media === null ? "media_none" : "media_missing");
    this.#alt.show(alt);
  }

  override destroy(): void {
    super.destroy();
    this.#stop();
  }
}

/** Content with a field for one attribute before or behind it: a box's title, a quote's source. */
class FieldView extends Framed {
  readonly dom: HTMLElement;
  override readonly contentDOM = element("div", "");
  readonly #attr: string;
  readonly #field: Field;

  constructor(node: Node, view: EditorView, getPos: GetPos, context: NodeViewContext, kind: "box" | "quote") {
    super(node);
    const isBox = kind === "box";
    this.dom = element(isBox ? "aside" : "blockquote", "");
    this.#attr = isBox ? "title" : "cite";
    this.#field = field(view, getPos, this.#attr, isBox ? "box_title" : "cite", context.labels, isBox ? "" : null);
    this.fields = [this.#field];
    const frame = element("div", "", false);
    frame.append(this.#field.dom);
    this.dom.append(...(isBox ? [frame, this.contentDOM] : [this.contentDOM, frame]));
    this.show();
  }

  protected override show(): void {
    super.show();
    this.dom.dataset["kind"] = String(this.node.attrs["kind"]);
    this.#field.show(this.node.attrs[this.#attr]);
    if (this.#attr === "title") this.#field.label(`box_${this.node.attrs["kind"] as "facts"}`);
  }
}

/** Something from elsewhere: its address and name, never the thing itself. */
class EmbedView extends Framed {
  readonly dom = element("div", "", false);
  readonly #title: Field;
  readonly #url: Field;

  constructor(node: Node, view: EditorView, getPos: GetPos, context: NodeViewContext) {
    super(node);
    this.#title = field(view, getPos, "title", "embed_title", context.labels);
    this.#url = field(view, getPos, "url", "embed_url", context.labels);
    this.fields = [this.#title, this.#url];
    this.dom.append(this.#title.dom, this.#url.dom);
    this.show();
  }

  protected override show(): void {
    super.show();
    this.#title.show(this.node.attrs["title"]);
    this.#url.show(this.node.attrs["url"]);
  }
}

/** By node name, for EditorView. */
export function nodeViews(context: NodeViewContext): Record<string, NodeViewConstructor> {
  const { figure, box, quote, embed } = schema.nodes;
  return {
    [figure.name]: (node, view, getPos) => new FigureView(node, view, getPos, context),
    [box.name]: (node, view, getPos) => new FieldView(node, view, getPos, context, "box"),
    [quote.name]: (node, view, getPos) => new FieldView(node, view, getPos, context, "quote"),
    [embed.name]: (node, view, getPos) => new EmbedView(node, view, getPos, context),
  };
}
