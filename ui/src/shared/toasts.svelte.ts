/** Short notices at the lower edge. */

/** `wrong` ones stay until they are closed. */
export type Toast = { id: number; tone: "good" | "wrong" | "plain"; text: string; more: string; action: { label: string; run: () => void } | null };

/** Milliseconds that a notice stays. */
const STAYS_MS = 6000;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  /** Gives its number, by which it can be closed. */
  show(text: string, options: Partial<Omit<Toast, "id" | "text">> = {}): number {
    const toast: Toast = { id: this.#next++, tone: "plain", more: "", action: null, ...options, text };
    this.list = [...this.list.slice(-3), toast];
    if (toast.tone !== "wrong") setTimeout(() => this.close(toast.id), STAYS_MS);
    return toast.id;
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
