/** What the menu of a block offers. */
import type { CommandId } from "../../editor";

const TURN: readonly CommandId[] = ["paragraph", "lede", "section_head_2", "section_head_3", "question", "answer", "bullet_list", "ordered_list", "quote", "pull_quote", "box"];
const DO: readonly CommandId[] = ["unwrap", "move_up", "move_down", "duplicate", "delete_block"];
const ONLY: readonly CommandId[] = ["only_print", "only_web", "only_everywhere"];

/** The groups of the menu. What a block can become is left out where that means nothing; the rest is shown and may be dim. */
export function blockGroups(can: (id: CommandId) => boolean, active: (id: CommandId) => boolean): { turn: CommandId[]; act: readonly CommandId[]; only: readonly CommandId[] } {
  return { turn: TURN.filter((id) => can(id) || active(id)), act: DO.filter((id) => id !== "unwrap" || can(id)), only: ONLY };
}
