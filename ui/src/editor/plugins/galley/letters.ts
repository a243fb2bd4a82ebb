/**
 * Letters from the keyboard, put in by the editor itself. The webview's own command for it looks around in the
 * text for as long as all the rest of a key takes where lines begin with elements of their own: 4 of 15 ms in
 * WebKitGTK, on 20,000 characters. What an input method brings is the webview's, as everywhere.
 */
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** The letter of a key; null for a key without one, and for signs of two units. */
function letterOf({ charCode, ctrlKey, altKey, metaKey }: KeyboardEvent): string | null {
  const plain = !metaKey && (!ctrlKey || altKey);
  const sound = charCode >= 0x20 && charCode !== 0x7f && !(charCode >= 0xd800 && charCode <= 0xdfff) && charCode <= 0xffff;
  return plain && sound ? String.fromCharCode(charCode) : null;
}

/** Puts a letter in; false where the webview has to: while composing, over several blocks, and where it looks after the spelling. */
export function takeLetter(view: EditorView, event: KeyboardEvent): boolean {
  const { selection } = view.state;
  const letter = letterOf(event);
  if (letter === null || view.composing || view.dom.getAttribute("spellcheck") === "true") return false;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return false;
  const typed = () => view.state.tr.insertText(letter).scrollIntoView();
  const { from, to } = selection;
  // Typing rules hear of it as they do of what the webview puts in.
  if (!view.someProp("handleTextInput", (hears) => hears(view, from, to, letter, typed) || undefined)) view.dispatch(typed());
  return true;
}
