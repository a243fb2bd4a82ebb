/** Keys and texts of dialogs and lists, which must not take what an input method has not finished. */
import { imeGuard } from "../editor";

/** Calls `act` for keys that are meant for the program. */
export function keys(act: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!imeGuard().ignores(event)) act(event);
  };
}

/** Whether the text of this input event is still being composed: what it says is not yet meant. */
export function isComposing(event: Event): boolean {
  return (event as InputEvent).isComposing === true;
}
