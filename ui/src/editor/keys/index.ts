/**
 * What Enter, Backspace, Delete, Tab and the arrows do at the edges of blocks: one file a
 * behaviour, tried in this order until one applies.
 */
import {
  chainCommands, createParagraphNear, deleteSelection, joinBackward, joinForward, liftEmptyBlock, selectNodeBackward,
  selectNodeForward,
} from "prosemirror-commands";
import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import { undoInputRule } from "prosemirror-inputrules";
import type { Command } from "prosemirror-state";
import { deleteAcross } from "../commands/delete.ts";
import { keepOnly } from "../commands/keep-only.ts";
import { schema } from "../schema/index.ts";
import { arrowHead, arrowHeadSideways } from "./arrow-head.ts";
import { arrowOut } from "./arrow-out.ts";
import { arrowTable } from "./arrow-table.ts";
import { backBody } from "./back-body.ts";
import { backBox } from "./back-box.ts";
import { backLine } from "./back-line.ts";
import { backOut } from "./back-out.ts";
import { backPlain } from "./back-plain.ts";
import { takeRuleBack } from "../plugins/typing/taken-back.ts";
import { clearCells } from "./cells.ts";
import { deleteLine } from "./delete-line.ts";
import { usedUp } from "./edges.ts";
import { enterBox } from "./enter-box.ts";
import { enterItem } from "./enter-item.ts";
import { enterLine } from "./enter-line.ts";
import { enterNode } from "./enter-node.ts";
import { enterQuote } from "./enter-quote.ts";
import { enterSplit } from "./enter-split.ts";
import { enterTalk } from "./enter-talk.ts";
import { afterDeleteKept, deleteKept, joinText } from "./join-text.ts";
import { keepMarks } from "./keep-marks.ts";
import { selectNeighbour } from "./select-neighbour.ts";
import { tabCell } from "./tab-cell.ts";
import { tabField } from "./tab-field.ts";
import { tabIndent } from "./tab-indent.ts";
import { tabLine } from "./tab-line.ts";
import { tabTalk } from "./tab-talk.ts";

export { breakLine } from "./break-line.ts";

const { list_item } = schema.nodes;

export const enter: Command = keepMarks(chainCommands(
  deleteAcross, enterLine, enterNode, enterItem, enterQuote, enterBox, enterTalk, createParagraphNear, liftEmptyBlock, afterDeleteKept(enterSplit),
));

export const backspace: Command = chainCommands(
  undoInputRule, takeRuleBack, clearCells(true), deleteAcross, deleteKept, keepOnly(deleteSelection), backLine, backPlain, backOut, backBox, backBody,
  selectNeighbour(-1), joinText(-1), keepOnly(joinBackward), selectNodeBackward, usedUp(-1),
);

export const forwardDelete: Command = chainCommands(
  clearCells(false), deleteAcross, deleteKept, keepOnly(deleteSelection), deleteLine, selectNeighbour(1), joinText(1), keepOnly(joinForward),
  selectNodeForward, usedUp(1),
);

export const tab: Command = chainCommands(tabCell(1), tabField(1), sinkListItem(list_item), tabLine(1), tabTalk, tabIndent);

export const shiftTab: Command = chainCommands(
  tabCell(-1), tabField(-1), keepOnly(liftListItem(list_item)), tabLine(-1), tabTalk, tabIndent,
);

export const arrowUp: Command = chainCommands(arrowTable(-1), arrowOut(-1, true), arrowHead(-1));
export const arrowDown: Command = chainCommands(arrowTable(1), arrowOut(1, true), arrowHead(1));
export const arrowLeft: Command = chainCommands(arrowOut(-1, false), arrowHeadSideways(-1));
export const arrowRight: Command = chainCommands(arrowOut(1, false), arrowHeadSideways(1));
