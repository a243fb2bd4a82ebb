import { expect, test } from "vitest";
import { fitted, kind, megapixels, missingWords } from "./shape";

test.each([
  ["landscape", 6000, 4000, { width: 180, height: 120 }],
  ["portrait", 4000, 6000, { width: 80, height: 120 }],
  ["a panorama of 1 to 20", 20_000, 1000, { width: 180, height: 9 }],
  ["one of 1 to 1,000 can still be hit", 50_000, 50, { width: 180, height: 4 }],
  ["one smaller than its cell is not blown up", 32, 16, { width: 32, height: 16 }],
  ["one without a size fills the cell", 0, 0, { width: 180, height: 120 }],
])("%s", (_, width, height, box) => {
  expect(fitted({ width, height }, 180, 120)).toEqual(box);
});

test("words that a picture lacks; blanks are no words", () => {
  expect(missingWords({ caption: "　", credit: "林晓　摄", alt: "" })).toEqual(["caption", "alt"]);
  expect(missingWords({ caption: "渡口", credit: "林晓　摄", alt: "船" })).toEqual([]);
});

test("kinds and sizes as people say them", () => {
  expect(["image/jpeg", "image/webp", "image/tiff"].map(kind)).toEqual(["JPEG", "WebP", "TIFF"]);
  expect(megapixels({ width: 6000, height: 4000 })).toBe("24.0");
});
