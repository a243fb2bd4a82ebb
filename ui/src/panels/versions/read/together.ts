/** Two manuscripts that scroll together: the block at the upper edge of one is brought to the upper edge of the other. */

/** A scrolling box with a manuscript in it. */
export type Scrolled = { box: HTMLElement; dom: HTMLElement };

/** The first block at the upper edge, and how far the edge is into it: 0 its top, 1 its end. */
function atEdge({ box, dom }: Scrolled): { id: string; into: number } | null {
  const edge = box.getBoundingClientRect().top + 4;
  const blocks = dom.querySelectorAll<HTMLElement>("[data-node=body] > [data-id], [data-node=head] > [data-id]");
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (blocks[mid]!.getBoundingClientRect().bottom <= edge) low = mid + 1;
    else high = mid;
  }
  const found = blocks[low];
  if (found === undefined) return null;
  const { top, height } = found.getBoundingClientRect();
  return { id: found.dataset["id"]!, into: height > 0 ? Math.max(0, (edge - top) / height) : 0 };
}

function bring({ box, dom }: Scrolled, { id, into }: { id: string; into: number }): void {
  const block = dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (block === null) return;
  const { top, height } = block.getBoundingClientRect();
  box.scrollTop += top + into * height - (box.getBoundingClientRect().top + 4);
}

/** Lets each follow the other; returns how to stop. */
export function scrollTogether(one: Scrolled, other: Scrolled): () => void {
  /** The box that was last moved by us: its next event says nothing. */
  let moved: HTMLElement | null = null;
  let frame = 0;
  const follow = (from: Scrolled, to: Scrolled) => () => {
    if (moved === from.box) {
      moved = null;
      return;
    }
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const place = atEdge(from);
      const before = to.box.scrollTop;
      if (place !== null) bring(to, place);
      moved = to.box.scrollTop === before ? null : to.box;
    });
  };
  const [first, second] = [follow(one, other), follow(other, one)];
  one.box.addEventListener("scroll", first, { passive: true });
  other.box.addEventListener("scroll", second, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    one.box.removeEventListener("scroll", first);
    other.box.removeEventListener("scroll", second);
  };
}
