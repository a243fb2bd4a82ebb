/** What is to be said of a figure of the story. */
import type { FigureGap, FigureInfo } from "../../editor";
import type { PictureAbout } from "../../host";
import { ENOUGH, type Part, partOf } from "../../shared/figure/crop";

const NAMES: readonly FigureGap[] = ["caption", "credit", "alt"];

/** What the figure lacks. */
export function lacking(figure: FigureInfo): FigureGap[] {
  return figure.media === null ? [] : NAMES.filter((name) => figure[name].trim() === "");
}

/** What the library could say where the figure says nothing. */
export function offers(figure: FigureInfo, picture: PictureAbout): { name: FigureGap; text: string }[] {
  return lacking(figure).map((name) => ({ name, text: picture[name].trim() })).filter(({ text }) => text !== "");
}

/** The part of the picture that the story shows, in pixels, and whether it is small. */
export function shown(figure: FigureInfo, picture: PictureAbout): Part & { small: boolean } {
  const part = partOf(figure.crop, picture);
  return { ...part, small: part.width < ENOUGH };
}
