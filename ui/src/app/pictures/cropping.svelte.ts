/** A picture while it is being cropped: nothing reaches the story before it is taken. */
import { figureBy, setFigure, type Focus, type PictureSize } from "../../editor";
import { cropOf, focusIn, type Handle, inRatio, moved, type Part, partOf, pulled, type RatioName, ratioOf, whole } from "../../shared/figure/crop";
import { abouts } from "../../shared/figure/abouts.svelte";
import type { OpenStory } from "../../shared/story.svelte";
import { ui } from "../ui.svelte";

class Cropping {
  story = $state.raw<OpenStory | null>(null);
  id = $state("");
  media = $state("");
  /** As shown, in pixels of the original; null until it is known. */
  size = $state.raw<PictureSize | null>(null);
  part = $state.raw<Part>({ left: 0, top: 0, width: 1, height: 1 });
  /** Null: nobody has said; the middle then. */
  focus = $state.raw<Focus | null>(null);
  ratio = $state<RatioName>("free");

  /** Begins with what the figure says; the picture's size comes from the library, or from the picture itself. */
  async open(story: OpenStory, id: string): Promise<void> {
    const figure = story.editor && figureBy(story.editor.view, id);
    if (!figure || figure.media === null) return;
    Object.assign(this, { story, id, media: figure.media, size: null, focus: figure.focus, ratio: "free" });
    ui.open("crop");
    await abouts.need([figure.media]);
    const size = abouts.of(figure.media);
    if (size && this.id === id) this.begin(size);
  }

  /** The size is known: the part that the figure shows is there to be changed. */
  begin(size: PictureSize): void {
    const figure = this.story?.editor && figureBy(this.story.editor.view, this.id);
    if (this.size !== null || !figure) return;
    this.size = size;
    this.part = partOf(figure.crop, size);
  }

  get #ratio(): number | null {
    return this.size && ratioOf(this.ratio, this.size);
  }

  setRatio(name: RatioName): void {
    if (this.size === null) return;
    this.ratio = name;
    this.#show(inRatio(this.part, this.#ratio, this.size));
  }

  /** From how it was when the pull began. */
  pull(from: Part, handle: Handle, dx: number, dy: number): void {
    if (this.size !== null) this.#show(pulled(from, handle, dx, dy, this.size, this.#ratio));
  }

  move(from: Part, dx: number, dy: number): void {
    if (this.size !== null) this.#show(moved(from, dx, dy, this.size));
  }

  /** A number that somebody typed. */
  set(name: keyof Part, value: number): void {
    if (this.size === null || !Number.isFinite(value)) return;
    if (name === "left") this.move(this.part, value - this.part.left, 0);
    else if (name === "top") this.move(this.part, 0, value - this.part.top);
    else if (name === "width") this.pull(this.part, "e", value - this.part.width, 0);
    else this.pull(this.part, "s", 0, value - this.part.height);
  }

  /** The point that must stay in view, in pixels of the original. */
  aim(x: number, y: number): void {
    if (this.size !== null) this.focus = focusIn(this.part, x, y, this.size);
  }

  /** Where the focus is, in pixels of the original. */
  get point(): { x: number; y: number } {
    const { part, size, focus } = this;
    return focus && size ? { x: focus.x * size.width, y: focus.y * size.height } : { x: part.left + part.width / 2, y: part.top + part.height / 2 };
  }

  #show(part: Part): void {
    this.part = part;
    // What must stay in view stays in what is shown.
    if (this.focus !== null && this.size !== null) this.focus = focusIn(part, this.focus.x * this.size.width, this.focus.y * this.size.height, this.size);
  }

  reset(): void {
    if (this.size === null) return;
    this.ratio = "free";
    this.focus = null;
    this.part = whole(this.size);
  }

  /** Into the story, as one step of undo. */
  take(): void {
    const view = this.story?.editor?.view;
    if (view && this.size !== null) setFigure(view, this.id, { crop: cropOf(this.part, this.size), focus: this.focus });
    this.close();
  }

  close(): void {
    const { story } = this;
    ui.close();
    this.story = null;
    queueMicrotask(() => story?.editor?.focus());
  }
}

export const cropping = new Cropping();
