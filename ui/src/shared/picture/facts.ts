/** What a picture's file says about itself, as lines to be read; what is not known has none. */
import type { PictureAbout } from "../../host";
import { bytes, givenTime, listed, longTime } from "../format";
import type { Messages } from "./messages";
import { kind, megapixels } from "./shape";

export type FactLine = { label: string; value: string; notes: string[] };

/** In the order in which a picture desk asks. */
export function factLines(picture: PictureAbout, t: Messages): FactLine[] {
  const { facts } = t;
  const line = (label: string, value: string | null, ...notes: string[]): FactLine => ({ label, value: value ?? "", notes });
  return [
    line(facts.name, picture.name),
    line(facts.size, t.pixels(picture.width, picture.height, megapixels(picture))),
    line(facts.file, listed([kind(picture.mime), bytes(picture.bytes), picture.animated ? t.animated : ""])),
    line(facts.headline, picture.headline),
    line(facts.taken, picture.taken_at === null ? null : givenTime(picture.taken_at)),
    line(facts.place, picture.place, ...(picture.located ? [t.located] : [])),
    line(facts.creator, picture.creator),
    line(facts.copyright, picture.copyright),
    line(facts.camera, picture.camera),
    line(facts.profile, picture.profile, ...(picture.cmyk ? [t.cmyk] : [])),
    line(facts.ai, picture.ai, ...(picture.ai === null ? [] : [t.aiNote])),
    line(facts.added, longTime(picture.time)),
  ].filter((one) => one.value !== "" || one.notes.length > 0);
}
