/** Sizes, places and facts of a picture in the form in which they are shown. */
import type { PictureAbout } from "../../host";

/** No picture is drawn thinner, in CSS px: a line of light still can be seen and clicked. */
const LEAST = 4;

/** The largest box of the picture's shape that fits; never larger than the picture itself. */
export function fitted(of: { width: number; height: number }, width: number, height: number): { width: number; height: number } {
  if (!(of.width > 0) || !(of.height > 0)) return { width, height };
  const scale = Math.min(1, width / of.width, height / of.height);
  return { width: Math.max(LEAST, Math.round(of.width * scale)), height: Math.max(LEAST, Math.round(of.height * scale)) };
}

/** Which of the words that a picture needs it has not. */
export function missingWords({ caption, credit, alt }: Pick<PictureAbout, "caption" | "credit" | "alt">): ("caption" | "credit" | "alt")[] {
  return (Object.entries({ caption, credit, alt }) as ["caption" | "credit" | "alt", string][]).filter(([, text]) => text.trim() === "").map(([field]) => field);
}

/** `24.0` of 6000 × 4000. */
export function megapixels({ width, height }: { width: number; height: number }): string {
  return ((width * height) / 1_000_000).toFixed(1);
}

/** `JPEG` of `image/jpeg`. */
export function kind(mime: string): string {
  const sub = mime.slice(mime.indexOf("/") + 1);
  return sub === "webp" ? "WebP" : sub.toUpperCase();
}
