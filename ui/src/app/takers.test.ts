import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { desk } from "../shared/story.svelte";
import { panels } from "./panels";
import { areaAt, dropped, type Takes } from "./takers";

const { importFiles } = vi.hoisted(() => ({ importFiles: vi.fn() }));
vi.mock("./importing", () => ({ importFiles }));

const FILES = [{ handle: "1", name: "合同.pdf" }, { handle: "2", name: "合影.jpg" }];
const vault = panels.find(({ id }) => id === "vault")!.takes as Required<Takes>;
const media = panels.find(({ id }) => id === "media")!.takes!;
const [took, pictures] = [vi.fn(), vi.fn()];
let pane: HTMLElement;

/** The panel lies right of 1000. */
function at(x: number): Element | null {
  return x < 1000 ? document.body : pane.firstElementChild;
}

beforeEach(() => {
  desk.mode = "write";
  pane = document.body.appendChild(document.createElement("div"));
  pane.append(document.createElement("p"));
  vi.spyOn(vault, "area").mockImplementation(() => pane);
  vi.spyOn(vault, "take").mockImplementation(took);
  vi.spyOn(media, "take").mockImplementation(pictures);
  document.elementFromPoint = at;
  for (const spy of [took, pictures, importFiles]) spy.mockClear();
});
afterEach(() => pane.remove());

test("what is let go on the vault is the vault's, pictures too, in every mode", () => {
  dropped(FILES, { x: 1100, y: 300 });
  desk.mode = "media";
  dropped(FILES, { x: 1100, y: 300 });
  expect(took.mock.calls).toEqual([[FILES], [FILES]]);
  expect(importFiles).not.toHaveBeenCalled();
  expect(pictures).not.toHaveBeenCalled();
});

test("elsewhere it goes where it went", () => {
  dropped(FILES, { x: 500, y: 300 });
  expect(importFiles.mock.calls).toEqual([[FILES, { x: 500, y: 300 }]]);
  desk.mode = "media";
  dropped(FILES, { x: 500, y: 300 });
  expect(pictures.mock.calls).toEqual([[[FILES[1]]]]);
  expect(importFiles.mock.calls[1]).toEqual([[FILES[0]], { x: 500, y: 300 }]);
  expect(took).not.toHaveBeenCalled();
});

test("files from the command line lie nowhere, and neither do those below a dialog", () => {
  expect(areaAt({ x: -1, y: -1 })).toBeNull();
  document.elementFromPoint = () => document.documentElement;
  expect(areaAt({ x: 1100, y: 300 })).toBeNull();
});
