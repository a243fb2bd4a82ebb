/** Keys of dialogs and lists that must not take what an input method confirms. */
import { imeGuard } from "../editor";

/** Calls `act` for keys that are meant for the program. */
export function keys(act: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!imeGuard().ignores(event)) act(event);
  };
}
