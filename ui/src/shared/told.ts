/** Failures of what somebody asked for, told in a notice. */
import { asFailure } from "../host";
import { toasts } from "./toasts.svelte";
import { failureWords } from "./words";

/** Says what went wrong, and what to try. */
export function tell(error: unknown): void {
  const said = failureWords(asFailure(error));
  toasts.show(said.what, { tone: "wrong", more: said.next });
}

/** Does it, and tells its failure; undefined then. */
export async function told<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tell(error);
    return undefined;
  }
}
