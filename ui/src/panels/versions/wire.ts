/** What the verbs on versions say, in short names. */
import type { RevisionRow, Verbs } from "../../host";

export type { ComparedAttr, ComparedField, ComparedRow, Piece, RowState } from "../../host";

/** A version in the timeline. */
export type Version = RevisionRow;
/** What differs between two versions. */
export type Comparison = Verbs["story.compare"]["response"];
