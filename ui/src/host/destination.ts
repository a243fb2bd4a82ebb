/** Destinations (发稿目的地) on the wire: where stories go, in which form, and what became of them. */
import { rpc } from "./call.ts";
import type { Failure, Loss } from "./contract.ts";

/** Words replaced by other words in a field. */
export type MappingAct =
  | { do: "copy"; from: string }
  | { do: "fix"; value: string }
  | { do: "words"; map: Record<string, string>; other: "keep" | "drop" }
  | { do: "compute"; template: string }
  | { do: "drop" };
/** A field of the story and what is done with it. */
export type MappingRule = { field: string; rule: MappingAct };
/** Where files go: `watched` is a folder that another program looks into. */
export type DestinationOut = { kind: "folder" | "zip" | "watched"; path: string | null };
/** Where stories go, and in which form: one file. */
export type Destination = {
  version: 1;
  /** Lower-case letters, digits and hyphens; empty for one that was never saved. */
  id: string;
  name: string;
  format: string;
  encoding: string | null;
  /** Whose trims apply; null: the format's own. */
  channel: string | null;
  gather: boolean;
  mapping: MappingRule[];
  template: string | null;
  names: { folder: string; file: string };
  pictures: { longest_edge: number | null; mimes: string[] } | null;
  manifest: boolean;
  out: DestinationOut;
  /** What becomes of embargoed stories: null refuses them; an age recipient or `passphrase`. */
  seal: string | null;
};
/** Something that is wrong in a destination: `field` is its place, as in `names.file` or `mapping[2].rule`. */
export type DestinationProblem = { field: string; code: string; params: Record<string, string> };
export type DestinationRow = Destination & { problems: DestinationProblem[] };
/** What would be written of one story. */
export type DestinationPreview = { files: { path: string; bytes: number; text: string }[]; losses: Loss[]; unexpected: Loss[]; problems: DestinationProblem[] };
/** What became of one story. */
export type SentStory = {
  id: string;
  title: string;
  outcome: "new" | "update" | "unchanged" | "refused";
  /** Which time it went there. */
  version: number;
  files: string[];
  losses: Loss[];
  unexpected: Loss[];
  /** What rules of the destination could not do with it. */
  problems: DestinationProblem[];
  failure: Failure | null;
  sealed: boolean;
};
/** What became of all that was sent at once. */
export type SendReport = { path: string; files: { path: string; sha256: string; bytes: number }[]; stories: SentStory[]; cancelled: boolean };

type Ask<Q, A> = { request: Q; response: A };
/** The verbs of destinations. */
export type DestinationVerbs = {
  "destination.list": Ask<Record<string, never>, { destinations: DestinationRow[] }>;
  /** `folder`: a handle from a dialog, which becomes the place; null leaves it as it is. */
  "destination.save": Ask<{ destination: Destination; folder: string | null }, { id: string; problems: DestinationProblem[] }>;
  "destination.remove": Ask<{ id: string }, Record<string, never>>;
  "destination.take": Ask<{ handle: string }, { destination: Destination }>;
  "destination.give": Ask<{ id: string; handle: string }, { path: string }>;
  "destination.preview": Ask<{ destination: Destination; story: string }, DestinationPreview>;
  "export.send": Ask<
    { destination: string; ids: string[]; target: string | null; pass_placeholders: boolean; as_accepted: boolean; again: boolean },
    SendReport
  >;
};

/** One verb of destinations. */
export function destinationRpc<V extends keyof DestinationVerbs>(verb: V, request: DestinationVerbs[V]["request"]): Promise<DestinationVerbs[V]["response"]> {
  return rpc(verb as never, request as never) as Promise<DestinationVerbs[V]["response"]>;
}
