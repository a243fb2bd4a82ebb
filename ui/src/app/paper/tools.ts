/** What works with the manuscripts from outside: one set for all that are on the screen. */
import type { Tools } from "../../editor";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { pictureTool } from "../pictures/tool";
import { blockMenu } from "./block-menu.svelte";
import { t } from "./messages";
import { slash } from "./slash.svelte";

export const tools: Tools = {
  slash,
  blockMenu: blockMenu.show,
  pictures: pictureTool,
  trims: (_view, _shown, refused) => {
    desk.moves += 1;
    if (refused) toasts.show(t().refused, { more: t().refusedMore });
  },
};
