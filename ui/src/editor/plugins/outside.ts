/**
 * Changes of the story details in the undo history of the text, so that one undo takes back
 * what one command did in both. They are steps that leave the document as it is and are
 * told to whoever keeps the details, when they are done, undone and done again.
 */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Step, StepMap, StepResult } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { Watchers } from "../watchers.ts";

/** A value of the details that becomes another: only where it still is what it was. */
export type OutsideChange = { path: readonly (string | number)[]; before: unknown; after: unknown };

/** See above. */
export class OutsideStep extends Step {
  constructor(readonly changes: readonly OutsideChange[]) {
    super();
  }
  apply(doc: Node): StepResult {
    return StepResult.ok(doc);
  }
  override getMap(): StepMap {
    return StepMap.empty;
  }
  invert(): OutsideStep {
    return new OutsideStep([...this.changes].reverse().map(({ path, before, after }) => ({ path, before: after, after: before })));
  }
  map(): OutsideStep {
    return this;
  }
  toJSON(): { stepType: string; changes: readonly OutsideChange[] } {
    return { stepType: "outside", changes: this.changes };
  }
  static override fromJSON(_schema: unknown, json: { changes: OutsideChange[] }): OutsideStep {
    return new OutsideStep(json.changes);
  }
}
Step.jsonID("outside", OutsideStep);

/** What came since the state was made, the newest first. */
type Told = { changes: readonly OutsideChange[]; earlier: Told } | null;
const key = new PluginKey<Told>("outside");
const watchers = new Watchers<readonly OutsideChange[]>();

/** Calls `heard` with changes as they are done, undone and done again; returns how to stop. */
export function watchOutside(view: EditorView, heard: (changes: readonly OutsideChange[]) => void): () => void {
  return watchers.watch(view, heard);
}

/** The plugin. */
export function outsidePlugin(): Plugin<Told> {
  return new Plugin<Told>({
    key,
    state: {
      init: () => null,
      apply: (tr, told) => {
        const changes = tr.steps.flatMap((step) => (step instanceof OutsideStep ? step.changes : []));
        return changes.length === 0 ? told : { changes, earlier: told };
      },
    },
    view: () => ({
      update: (view, before) => {
        const known = key.getState(before) ?? null;
        const fresh: OutsideChange[] = [];
        for (let told = key.getState(view.state) ?? null; told !== null && told !== known; told = told.earlier) fresh.unshift(...told.changes);
        if (fresh.length > 0) watchers.tell(view, fresh);
      },
    }),
  });
}
