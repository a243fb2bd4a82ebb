/** What the node views share. */
import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import type { Labels } from "../labels.ts";
import type { Sizes } from "../pictures.ts";
import type { PictureTool } from "../plugins/pictures/index.ts";
import type { Field } from "./field.ts";

/** What the node views need from outside. */
export type NodeViewContext = { labels: Labels; mediaUrl: (hash: string) => string; sizes: Sizes; pictures?: PictureTool | undefined };

/** An element of a node view; without `editable` nothing in it is the story's text. */
export function element(tag: string, className: string, editable = true): HTMLElement {
  const dom = document.createElement(tag);
  if (className !== "") dom.className = className;
  if (!editable) dom.setAttribute("contenteditable", "false");
  return dom;
}

/** What all of them share: fields whose events stay theirs, and a frame that mutations do not touch. */
export abstract class Framed implements NodeView {
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
