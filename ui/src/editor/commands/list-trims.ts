/** Commands on what only some channels get, and on the way through a story. */
import { entry } from "./command.ts";
import { everywhere, isOnly, toggleOnly } from "./only.ts";
import { toSection } from "./sections.ts";

/** Text for one channel. */
export const TRIMS = [
  entry("only_print", "Mod-Alt-p", toggleOnly(["print"]), isOnly(["print"])),
  entry("only_web", "Mod-Alt-w", toggleOnly(["web"]), isOnly(["web"])),
  entry("only_everywhere", null, everywhere),
];

/** From section head to section head. */
export const SECTIONS = [
  entry("next_section", "Alt-PageDown", toSection(1)),
  entry("previous_section", "Alt-PageUp", toSection(-1)),
];
