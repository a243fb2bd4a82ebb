/** Commands on a state: before, command, after. */
import type { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { command, type CommandId } from "../commands/index.ts";
import type { CommandArgs } from "../types.ts";
import { notation, stateOf } from "./notation.ts";

/** Runs a command; whether it said that it would, and whether it did. */
export function runCommand(before: EditorState, id: CommandId, args: CommandArgs = {}): { state: EditorState; can: boolean; ran: boolean } {
  let state = before;
  const can = command(id)!.run(state, undefined, args);
  const ran = command(id)!.run(state, (tr) => (state = state.apply(tr)), args);
  state.doc.check();
  return { state, can, ran };
}

/** An `after` of null says that the command does not apply. */
export type CommandCase = [before: string, id: CommandId, after: string | null, args?: CommandArgs];

/** A test for every case. */
export function commandCases(list: CommandCase[]): void {
  test.each(list)("%s  %s", (before, id, after, args = {}) => {
    const { state, can, ran } = runCommand(stateOf(before), id, args);
    expect([can, ran]).toEqual([after !== null, after !== null]);
    expect(notation(state)).toBe(after ?? before);
  });
}
