/** The find bar: what is looked for, what was found, and what is done with it. */
import {
  clearFound, type Editor, foundIn, lookAt, type Range, replaceFound, type Replacement, reveal, sameSpot, select, showFound, type Spot, spotIn, textFields, watchFound,
} from "../../editor";
import { asFailure, rpc, type Failure, type FindMatch, type FindOptions } from "../../host";
import { detailChanges, detailFields } from "../../shared/details";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { t } from "./messages";
import { firstFrom, lastBefore, queryOf, rewritten, sorted, stepped, textsOf, within, type DetailHit } from "./model";

/** Milliseconds without an edit after which is looked again. */
const RESTS_MS = 150;

/** Where a look goes: to the first match from the cursor or from `from` on. */
type Goal = { jump?: boolean; from?: number };
type Answer = ReturnType<typeof sorted> & { story: OpenStory; editor: Editor };

class Finder {
  open = $state(false);
  replacing = $state(false);
  pattern = $state("");
  replacement = $state("");
  options = $state<FindOptions>({ regex: false, case: false, whole_field: false, fold_width: false, fold_script: false });
  failure = $state.raw<Failure | null>(null);
  /** Matches in the manuscript, as they stand now. */
  spots = $state.raw<readonly Spot[]>([]);
  /** Matches in the story details. */
  details = $state.raw<readonly DetailHit[]>([]);
  /** Which of them all is looked at, from 0; -1 for none. */
  at = $state(-1);
  scope = $state.raw<Range | null>(null);
  /** 1 or -1 just after the search went over an end. */
  wrapped = $state(0);
  /** Goes up when the field is to be filled anew and take the keys. */
  asks = $state(0);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The bar was just opened: the first look goes to a match. */
  #jump = false;
  /** Where a look wanted to go that another one came before. */
  #goal: Goal = {};
  #stop = () => {};

  get total(): number {
    return this.spots.length + this.details.length;
  }

  /** Opens the bar, with what is selected as the query. */
  show(replacing = this.replacing): void {
    const query = queryOf(desk.editor?.hasFocus() ? desk.editor.selectionText() : []);
    const before = this.open;
    this.open = true;
    this.replacing = replacing;
    if (query !== null && !this.options.regex) this.pattern = query;
    this.asks += 1;
    this.#jump = !before;
    if (before) void this.look({ jump: true });
  }

  /** Follows the manuscript of the story on the desk; the bar calls it when that becomes another. */
  follow(editor: Editor | null): void {
    this.#stop();
    this.#stop = () => {};
    this.scope = null;
    this.#forget();
    if (editor === null || !this.open) return;
    let doc = editor.view.state.doc;
    const heard = watchFound(editor.view, () => {
      this.#take(editor);
      if (editor.view.state.doc !== doc) this.lookSoon();
      doc = editor.view.state.doc;
    });
    this.#stop = () => {
      heard();
      if (!editor.view.isDestroyed) clearFound(editor.view);
    };
    void this.look({ jump: this.#jump });
    this.#jump = false;
  }

  /** Closes the bar and goes to the match. */
  close(): void {
    const editor = desk.editor;
    const current = editor === null ? null : foundIn(editor.view.state).current;
    this.open = false;
    this.#asked += 1;
    if (editor !== null && current !== null) select(editor.view, current);
    this.#forget();
    desk.enter();
  }

  #forget(): void {
    [this.spots, this.details, this.at, this.failure, this.wrapped, this.#goal] = [[], [], -1, null, 0, {}];
  }

  /** What the editor shows, moved along with edits. */
  #take(editor: Editor): void {
    const { spots, current, scope } = foundIn(editor.view.state);
    const inDetails = this.at >= this.spots.length ? this.at - this.spots.length : -1;
    this.spots = spots;
    this.scope = scope;
    if (current !== null) this.at = spots.indexOf(current);
    else this.at = inDetails >= 0 ? spots.length + inDetails : -1;
  }

  /** Looks again once the writing rests. */
  lookSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), RESTS_MS);
  }

  /**
   * Asks for all matches of the texts as they stand; null when nobody wants the answer any more. A look
   * gives way to the next one; a replacement that was asked for is carried out whatever is looked for since.
   */
  async #ask(replacement: string | null, { pattern, options } = { pattern: this.pattern, options: $state.snapshot(this.options) }): Promise<Answer | null> {
    const { story } = desk;
    const editor = story?.editor;
    const looks = replacement === null;
    if (!story || !editor || (looks && !this.open)) return null;
    const asked = looks ? ++this.#asked : this.#asked;
    const wanted = () => !looks || asked === this.#asked;
    const { doc } = editor.view.state;
    const { slip } = story;
    const fields = textFields(doc);
    const details = detailFields(slip);
    const request = { pattern, options, replacement, texts: textsOf(fields, details) };
    let matches: readonly FindMatch[] = [];
    try {
      if (request.pattern !== "") ({ matches } = await rpc("text.find", request));
      if (wanted()) this.failure = null;
    } catch (error) {
      if (wanted()) this.failure = asFailure(error);
    }
    if (!wanted() || desk.story !== story || story.editor !== editor) return null;
    if (editor.view.state.doc !== doc || story.slip !== slip) return this.#ask(replacement, { pattern, options });
    return { ...sorted(matches, fields, details), story, editor };
  }

  /** Looks for the pattern, and goes where this look or one that it came before wanted to go. */
  async look(goal: Goal = {}): Promise<void> {
    this.#goal = { ...this.#goal, ...goal };
    const answer = await this.#ask(null);
    if (answer === null) return;
    const { jump = false, from } = this.#goal;
    this.#goal = {};
    const { view } = answer.editor;
    const before = foundIn(view.state);
    const { scope } = this;
    const spots = answer.inText.map(({ match, field }) => spotIn(view.state.doc, field, match.start, match.end)).filter((spot) => within(spot, scope));
    const start = from ?? before.current?.from ?? view.state.selection.from;
    const known = before.current === null ? -1 : spots.findIndex((spot) => sameSpot(spot, before.current!));
    const at = known >= 0 && from === undefined ? known : jump ? firstFrom(spots, start) : -1;
    const current = spots[at] ?? null;
    this.details = scope === null ? answer.inDetails.map(({ match, field }) => ({ field, start: match.start, end: match.end })) : [];
    this.at = -1;
    showFound(view, { spots, current, scope });
    if (at < 0 && jump && this.details.length > 0) this.at = this.spots.length;
    if (current !== null && jump) reveal(view, current);
  }

  /** To the next or previous match, round and round. */
  go(step: 1 | -1): void {
    const editor = desk.editor;
    if (editor === null) return;
    const { from, to } = editor.view.state.selection;
    const here = foundIn(editor.view.state).current;
    // With the cursor in the text the way goes on from there.
    const away = editor.hasFocus() && this.spots.length > 0 && !(here?.from === from && here.to === to);
    const next = away ? { at: step > 0 ? firstFrom(this.spots, to) : lastBefore(this.spots, from), wrapped: false } : stepped(this.at, step, this.total);
    this.pick(next.at);
    this.wrapped = next.wrapped ? step : 0;
  }

  /** Looks at one of the matches. */
  pick(at: number): void {
    const editor = desk.editor;
    if (editor === null || at < 0) return;
    const spot = this.spots[at] ?? null;
    lookAt(editor.view, spot);
    this.at = at;
    this.wrapped = 0;
    if (spot === null) return;
    reveal(editor.view, spot);
    if (editor.hasFocus()) select(editor.view, spot);
  }

  /** Turns an option, and looks again. */
  turn(option: keyof FindOptions): void {
    this.options = { ...this.options, [option]: !this.options[option] };
    void this.look({ jump: true });
  }

  /** Only in what is selected in the manuscript, or everywhere again. */
  turnScope(): void {
    const selection = desk.editor?.view.state.selection;
    if (this.scope === null && (!selection || selection.empty)) return;
    this.scope = this.scope === null && selection ? { from: selection.from, to: selection.to } : null;
    void this.look({ jump: true, from: this.scope?.from ?? selection?.from ?? 0 });
  }

  /** Replaces the match that is looked at and goes to the next. */
  async replaceOne(): Promise<void> {
    if (this.at < 0) return this.go(1);
    const [spot, detail, at] = [this.spots[this.at], this.details[this.at - this.spots.length], this.at];
    const answer = await this.#ask(this.replacement);
    if (answer === null) return;
    const { view } = answer.editor;
    if (spot !== undefined) {
      const now = foundIn(view.state).current;
      const fits = ({ match, field }: Answer["inText"][number]) => now !== null && sameSpot(spotIn(view.state.doc, field, match.start, match.end), now);
      const found = answer.inText.find(fits);
      const text = found?.match.replacement ?? "";
      if (!found || now === null || !view.editable) return this.look({ jump: true });
      replaceFound(view, [{ spot: now, text }], []);
      return this.look({ jump: true, from: now.attr === null ? now.from + text.length : now.from });
    }
    const found = answer.inDetails.find(({ match, field }) => field.path.join() === detail?.field.path.join() && match.start === detail.start);
    if (found === undefined || found.field.fixed) return this.go(1);
    replaceFound(view, [], detailChanges(answer.story.slip, found.field, rewritten(found.field.text, [found.match])));
    await this.look();
    this.pick(Math.min(at, this.total - 1));
  }

  /** Replaces every match, in the text and in the details, as one step. */
  async replaceAll(): Promise<void> {
    const scoped = this.scope !== null;
    const answer = await this.#ask(this.replacement);
    const { scope } = this;
    // The selection that was meant is none any more: not everything else instead of it.
    if (answer === null || this.failure !== null || scoped !== (scope !== null)) return;
    const { view } = answer.editor;
    const list = answer.inText
      .map(({ match, field }): Replacement => ({ spot: spotIn(view.state.doc, field, match.start, match.end), text: match.replacement ?? "" }))
      .filter(({ spot }) => view.editable && within(spot, scope));
    const hits = scope === null ? answer.inDetails.filter(({ field }) => !field.fixed) : [];
    const changes = [...new Set(hits.map(({ field }) => field))].flatMap((field) =>
      detailChanges(answer.story.slip, field, rewritten(field.text, hits.filter((one) => one.field === field).map(({ match }) => match))),
    );
    if (list.length + changes.length === 0) return void toasts.show(t().nothing);
    // Undo would take back what was written before, were nothing replaced.
    if (replaceFound(view, list, changes) === 0) return void toasts.show(t().nothing);
    this.#offerUndo(answer, list.length, hits.length);
    await this.look();
  }

  #offerUndo({ story, editor }: Answer, text: number, details: number): void {
    const { doc } = editor.view.state;
    const { slip } = story;
    const run = () => {
      if (story.editor?.view.state.doc === doc && story.slip === slip) story.editor.undo();
      else toasts.show(t().typedSince);
    };
    toasts.show(t().replaced(text, details), { tone: "good", action: { label: t().undo, run } });
  }
}

export const finder = new Finder();
