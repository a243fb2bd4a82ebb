/** How large pictures are, as the library knows it before their bytes are there. */

/** Width and height as shown, in pixels. */
export type PictureSize = { width: number; height: number };

/** Sizes by SHA-256; `watch` tells when more are known. */
export type Sizes = { of(hash: string): PictureSize | null; watch(changed: () => void): () => void };

/** Nothing is known before a picture is loaded. */
export const NO_SIZES: Sizes = { of: () => null, watch: () => () => undefined };
