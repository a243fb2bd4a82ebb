/** The plugins that work with something outside the manuscript; they come before those of keys. */
import type { Plugin } from "prosemirror-state";
import type { Labels } from "../labels.ts";
import type { Tools } from "../types.ts";
import { asideMarksPlugin } from "./aside-marks.ts";
import { handlesPlugin } from "./handles/index.ts";
import { picturePlugins } from "./pictures/index.ts";
import { slashPlugin } from "./slash.ts";
import { trimsPlugin } from "./trims/index.ts";

/** In the order in which they are asked for keys. */
export function toolPlugins(labels: Labels, tools: Tools = {}): Plugin[] {
  return [
    slashPlugin(labels, tools.slash),
    trimsPlugin(labels, tools.trims),
    handlesPlugin(labels, tools.blockMenu),
    asideMarksPlugin(labels),
    ...picturePlugins(labels, tools.pictures),
  ];
}
