/** A picture that somebody wants to see in the library. */
import { run } from "../command.svelte";

class Asked {
  /** Its SHA-256, until the library has shown it. */
  hash = $state<string | null>(null);

  show(hash: string): void {
    this.hash = hash;
    run("view.media");
  }

  /** Gives it once. */
  take(): string | null {
    const { hash } = this;
    this.hash = null;
    return hash;
  }
}

export const asked = new Asked();
