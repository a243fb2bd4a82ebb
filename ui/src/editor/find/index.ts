/** Find and replace in the manuscript: what the find bar needs of the editor. */
export { clearFound, foundIn, lookAt, type Range, showFound, watchFound } from "../plugins/found.ts";
export { type OutsideChange, watchOutside } from "../plugins/outside.ts";
export { sameSpot, type Spot, spotIn, type TextField, textFields } from "./fields.ts";
export { type Replacement, replaceFound } from "./replace.ts";
export { reveal, select } from "./reveal.ts";
