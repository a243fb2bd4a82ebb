// @vitest-environment node
import { expect, test } from "vitest";
import type { PictureAbout } from "../../host";
import { factLines } from "./facts";
import { t } from "./messages";

const bare: PictureAbout = {
  hash: "0".repeat(64), mime: "image/jpeg", width: 6000, height: 4000, bytes: 2_500_000, name: "DSC_0417.JPG", time: "2026-11-26T04:00:00Z", caption: "", credit: "", alt: "", headline: "", creator: "",
  copyright: "", place: "", taken_at: null, profile: null, camera: null, animated: false, cmyk: false, located: false, ai: null, uses: 0,
};
const lines = (more: Partial<PictureAbout>) => Object.fromEntries(factLines({ ...bare, ...more }, t()).map((line) => [line.label, [line.value, ...line.notes].join(" | ")]));

test("what is not known has no line", () => {
  expect(Object.keys(lines({}))).toEqual(["文件名", "尺寸", "文件", "加入"]);
  expect(lines({})).toMatchObject({ 尺寸: "6,000 × 4,000（24.0 百万像素）", 文件: "JPEG · 2.4 MB" });
});

test.each([
  ["when it was taken, on the clock of the place", { taken_at: "2026-02-09T08:15:02-05:00" }, { 拍摄: "2026-02-09 08:15" }],
  ["a camera without a zone", { taken_at: "2026-02-09T08:15:02" }, { 拍摄: "2026-02-09 08:15" }],
  ["a position is said even where no place has a name, and that exports remove it", { located: true }, { 地点: " | 含 GPS 位置，导出时去掉" }],
  ["a place with a position", { located: true, place: "江城" }, { 地点: "江城 | 含 GPS 位置，导出时去掉" }],
  ["colours of a press", { cmyk: true, profile: "Coated FOGRA39" }, { 色彩: "Coated FOGRA39 | 印刷四色（CMYK），导出时转成三色" }],
  ["one that moves", { animated: true, mime: "image/gif" }, { 文件: "GIF · 2.4 MB · 动图" }],
  ["a machine's part in it", { ai: "trainedAlgorithmicMedia" }, { "AI 标识": "trainedAlgorithmicMedia | 文件自带生成合成标识" }],
])("%s", (_, more, expected) => {
  expect(lines(more)).toMatchObject(expected);
});
