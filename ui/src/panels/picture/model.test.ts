import { expect, test } from "vitest";
import type { FigureInfo } from "../../editor";
import type { PictureAbout } from "../../host";
import { lacking, offers, shown } from "./model";

const figure: FigureInfo = { id: "f", pos: 1, media: "a".repeat(64), alt: " ", caption: "说明", credit: "", crop: null, focus: null, width: "column" };
const picture = { width: 6000, height: 4000, caption: "库里的说明", credit: " 某某 摄 ", alt: "" } as PictureAbout;

test("what lacks, and what the library could say instead", () => {
  expect(lacking(figure)).toEqual(["credit", "alt"]);
  expect(offers(figure, picture)).toEqual([{ name: "credit", text: "某某 摄" }]);
  expect(lacking({ ...figure, media: null })).toEqual([]);
});

test("what is shown, in pixels of the original", () => {
  expect(shown(figure, picture)).toEqual({ left: 0, top: 0, width: 6000, height: 4000, small: false });
  expect(shown({ ...figure, crop: { x: 0.5, y: 0, width: 0.1, height: 1 } }, picture)).toMatchObject({ left: 3000, width: 600, small: true });
});
