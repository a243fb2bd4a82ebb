/** The only door to the backend: everything native goes through here. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Failure, Verbs } from "./contract.ts";

/** A file or folder that the person chose; its path stays in the backend. */
export type Handle = { handle: string; name: string };

/** What the shell tells the window. */
export type HostEvents = {
  /** Where they were dropped, in CSS pixels of the window; -1 for files named on the command line. */
  files_dropped: { files: Handle[]; x: number; y: number };
  /** Files are held over the window; their names come with the first hearing of a drag. */
  drag_over: { over: boolean; x: number; y: number; names?: string[] };
  progress: { job: string; done: number; total: number; label: string };
  library_changed: Record<string, never>;
  close_requested: Record<string, never>;
  /** The day's backup was made, or failed. */
  backup_changed: Record<string, never>;
  /** Stories that stand on pages fit there in another way than before. */
  page_fits: Record<string, never>;
  /** Comments came, went or were read; those of this story, or null when they may be of several. */
  comments_changed: { article: string | null };
};

/** What a native dialog asks for: files to bring in, a folder, several pictures, one picture. */
export type DialogKind = "import" | "folder" | "pictures" | "picture" | "document";

/** Of a picture: at most 320 pixels at the longest edge for lists, at most 1600 for the page; without one, the file itself. */
export type PictureSize = "small" | "page";

/** The backend as the interface sees it. */
export interface Host {
  rpc<V extends keyof Verbs>(verb: V, request: Verbs[V]["request"]): Promise<Verbs[V]["response"]>;
  dialogOpen(kind: DialogKind): Promise<Handle[]>;
  /** The picture on the system's clipboard, where the webview does not show it; null without one. */
  clipboardPicture(): Promise<Blob | null>;
  /** Puts a story on the system's clipboard, as HTML and as text. */
  clipboardWrite(story: { html: string; text: string }): Promise<void>;
  openExternal(what: "outbox" | "manual"): Promise<void>;
  closeWindow(): Promise<void>;
  /** Answers a request to close with no: the window stays until it is asked again. */
  keepWindow(): Promise<void>;
  /** Fills the screen with the window, or gives it its frame back. */
  toggleFullScreen(): Promise<void>;
  /** Returns how to stop listening. */
  on<E extends keyof HostEvents>(event: E, heard: (payload: HostEvents[E]) => void): Promise<() => void>;
  /** Address of a picture by its SHA-256. What is shown asks for a size: originals may be of a kind that no webview shows. */
  mediaUrl(hash: string, size?: PictureSize): string;
  /**
   * A part of a page that was set; null when its pixels are no longer kept: then it is set again. `since` is the
   * sheet of which the same part is shown: where that is still known, only what is other comes.
   */
  pagePixels(sheet: number, tile: Tile, since: number | null): Promise<PagePixels | null>;
}

/** Pixels of a tile: all of them, or the `part` that is other, which begins at `x`, `y` and may be nothing. */
export type PagePixels = { image: ImageData | null; part: boolean; x: number; y: number };

/** A part of a page: `scale` pixels a point; the rest in pixels of the page at that scale. */
export type Tile = { scale: number; x: number; y: number; width: number; height: number };

/** What the shell tells a window before anything else. */
type Shell = { language: string | null; mediaBase: string; pageBase?: string; bench?: boolean };

const shell: Shell = (globalThis as { __gaotai?: Shell }).__gaotai ?? {
  language: null,
  mediaBase: "gaotai-media://localhost/",
};

/** BCP 47 language of the system, where it says one. */
export const systemLanguage = shell.language;

/** `make bench` drives this window. */
export const isBench = shell.bench === true;

const native: Host = {
  rpc: (verb, request) => invoke("rpc", { verb, request }),
  dialogOpen: (kind) => invoke("dialog_open", { kind }),
  clipboardPicture: async () => {
    const bytes = await invoke<ArrayBuffer>("clipboard_picture");
    return bytes.byteLength === 0 ? null : new Blob([bytes]);
  },
  clipboardWrite: async (story) => {
    if (!(await invoke<boolean>("clipboard_write", story))) await writeClipboard(story);
  },
  openExternal: (what) => invoke("open_external", { what }),
  closeWindow: () => invoke("window_close"),
  keepWindow: () => invoke("window_stay"),
  toggleFullScreen: () => invoke("window_fullscreen"),
  on: async (event, heard) => {
    const stop = await listen(event, (message) => heard(message.payload as never));
    // Files named on the command line wait until somebody hears of files.
    if (event === "files_dropped") {
      const files = await invoke<Handle[]>("startup_files");
      if (files.length > 0) heard({ files, x: -1, y: -1 } as never);
    }
    return stop;
  },
  mediaUrl: (hash, size) => shell.mediaBase + hash + (size ? `/${size}` : ""),
  pagePixels,
};

/** Through the webview itself, which takes it only soon after a key or click. */
export async function writeClipboard({ html, text }: { html: string; text: string }): Promise<void> {
  const of = (type: string, words: string) => [type, new Blob([words], { type })] as const;
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries([of("text/html", html), of("text/plain", text)]))]);
}

/** Raw RGBA by the page's own scheme: a PNG would take longer to pack than to set. */
async function pagePixels(sheet: number, { scale, x, y, width, height }: Tile, since: number | null): Promise<PagePixels | null> {
  const base = shell.pageBase ?? shell.mediaBase.replace("gaotai-media", "gaotai-page");
  const answer = await fetch(`${base}${sheet}?scale=${scale}&x=${x}&y=${y}&width=${width}&height=${height}${since === null ? "" : `&since=${since}`}`);
  if (!answer.ok) return null;
  const pixels = new Uint8ClampedArray(await answer.arrayBuffer());
  const told = (name: string, otherwise = 0) => Number(answer.headers.get(name) ?? otherwise);
  const wide = told("x-width", width);
  const image = pixels.length === 0 ? null : new ImageData(pixels, wide, pixels.length / 4 / wide);
  const part = answer.headers.has("x-since");
  return image === null && !part ? null : { image, part, x: told("x-left"), y: told("x-top") };
}

/** True inside the desktop window, false in a plain browser. */
export const isNative = typeof window !== "undefined" && "__TAURI_INTERNALS__" in window;

let chosen: Promise<Host> | null = null;

/** The backend, or in a plain browser one that lives in memory and forgets on reload. */
export function connect(): Promise<Host> {
  chosen ??= isNative
    ? Promise.resolve(native)
    : import("./fake.ts").then(({ fakeAt }) => fakeAt(new URLSearchParams(globalThis.location?.search)));
  return chosen;
}

/** One verb of the backend; rejects with a {@link Failure}. */
export async function rpc<V extends keyof Verbs>(
  verb: V,
  request: Verbs[V]["request"],
): Promise<Verbs[V]["response"]> {
  const host = await connect();
  try {
    return await host.rpc(verb, request);
  } catch (error) {
    throw asFailure(error);
  }
}

/** Whatever was thrown, as a failure with a code. */
export function asFailure(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error) return error as Failure;
  return { code: "internal", params: {}, detail: String(error) };
}
