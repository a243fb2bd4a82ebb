/** How restricted text is marked on the paper, and how what a view leaves out is folded. */
import type { Node } from "prosemirror-model";
import { Decoration, type DecorationSet } from "prosemirror-view";
import type { Labels } from "../../labels.ts";
import type { Placed } from "../../places.ts";
import type { PlaceholderKey } from "../../types.ts";
import { channelsOfBlock, isLeftOut, runsOf, type TrimView } from "./reach.ts";

type Kind = "print" | "web" | "other";

/** What the sign says: the two channels that the paper knows by name, or another. */
function kindOf(channels: readonly string[]): Kind {
  const [first] = channels;
  return channels.length === 1 && (first === "print" || first === "web") ? first : "other";
}

function said(labels: Labels, kind: Kind, channels: readonly string[]): { sign: string; title: string } {
  const sign = labels.get(`sign_${kind}` as PlaceholderKey);
  const title = labels.get(`only_${kind}` as PlaceholderKey);
  return { sign: sign || channels[0]!, title: kind === "other" ? `${title}${channels.join(", ")}` : title };
}

function gap(labels: Labels, title: string, sign: string): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "trim-gap";
  dom.contentEditable = "false";
  dom.textContent = `⋯ ${sign}`;
  dom.title = `${labels.get("folded")}${title}`;
  return dom;
}

/** Collects the decorations of one block. */
class Signs {
  readonly out: Decoration[] = [];
  constructor(readonly view: TrimView, readonly labels: Labels) {}

  block(node: Node, pos: number): void {
    const channels = channelsOfBlock(node);
    if (channels !== null && this.#restricted(node, pos, channels)) return;
    if (node.isTextblock) this.#runs(node, pos + 1);
    else node.forEach((child, offset) => this.block(child, pos + 1 + offset));
  }

  /** True when the whole block is folded away. */
  #restricted(node: Node, pos: number, channels: readonly string[]): boolean {
    const kind = kindOf(channels);
    const { sign, title } = said(this.labels, kind, channels);
    const end = pos + node.nodeSize;
    if (!isLeftOut(channels, this.view)) {
      this.out.push(Decoration.node(pos, end, { class: `only-block only-${kind}`, "data-sign": sign, title }));
      return false;
    }
    this.out.push(Decoration.node(pos, end, { class: "trim-hidden" }));
    const key = `gap ${kind} ${sign} ${title}`;
    this.out.push(Decoration.widget(pos, () => gap(this.labels, title, sign), { side: -1, key, ignoreSelection: true }));
    return true;
  }

  #runs(block: Node, start: number): void {
    for (const run of runsOf(block)) {
      const kind = kindOf(run.channels);
      const { sign, title } = said(this.labels, kind, run.channels);
      const [from, to] = [start + run.from, start + run.to];
      if (isLeftOut(run.channels, this.view)) {
        this.out.push(Decoration.inline(from, to, { nodeName: "span", class: "trim-hidden" }));
        this.out.push(Decoration.inline(from, to, { nodeName: "span", class: "trim-fold", title: `${this.labels.get("folded")}${title}` }));
      } else {
        const first = block.childAfter(run.from).node!.nodeSize;
        this.out.push(Decoration.inline(from, from + first, { class: `only-start only-${kind}`, "data-sign": sign, title }));
      }
    }
  }
}

/** The set with the decorations of these blocks made anew. */
export function resign(set: DecorationSet, doc: Node, blocks: readonly Placed[], view: TrimView, labels: Labels): DecorationSet {
  let next = set;
  for (const { node, pos } of blocks) {
    const end = pos + node.nodeSize;
    const old = next.find(pos, end).filter((one) => one.from >= pos && one.from < end);
    if (old.length > 0) next = next.remove(old);
    const signs = new Signs(view, labels);
    signs.block(node, pos);
    if (signs.out.length > 0) next = next.add(doc, signs.out);
  }
  return next;
}
