/** What every field of the story details is given. */
import type { Slip } from "../../host";

export type SetField = <F extends keyof Slip>(field: F, value: Slip[F]) => void;
export type FieldProps = {
  slip: Slip;
  set: SetField;
  /** Of the first control, for its label and for what jumps to it. */
  id: string;
  label: string;
};

/** Labels as choices, in their order. */
export function options<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));
}
