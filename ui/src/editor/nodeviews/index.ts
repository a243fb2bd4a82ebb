/** Node views: plain DOM, for what has parts that are not text. */
import type { Node } from "prosemirror-model";
import type { EditorView, NodeViewConstructor } from "prosemirror-view";
import { schema } from "../schema/index.ts";
import { type Field, field, type GetPos } from "./field.ts";
import { FigureView } from "./figure.ts";
import { element, Framed, type NodeViewContext } from "./framed.ts";

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
