/** Keys in ProseMirror's notation: matched against events, and shown as people know them. */

export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

type Key = { key: string; mod: boolean; shift: boolean; alt: boolean; ctrl: boolean };

function parse(shortcut: string): Key {
  const parts = shortcut.split(/-(?!$)/);
  const key = parts.pop() ?? "";
  return {
    key,
    mod: parts.includes("Mod"),
    shift: parts.includes("Shift"),
    alt: parts.includes("Alt"),
    ctrl: parts.includes("Ctrl"),
  };
}

/** The part of a keyboard event that decides. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Whether this key was pressed. Letters and digits also match by place, for layouts that have no Latin letters. */
export function matches(shortcut: string, event: Pressed, mac: boolean = isMac): boolean {
  const want = parse(shortcut);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const ctrl = mac ? event.ctrlKey : false;
  const super_ = mac ? false : event.metaKey;
  if (mod !== want.mod || ctrl !== want.ctrl || super_ || event.shiftKey !== want.shift || event.altKey !== want.alt) {
    return false;
  }
  const place = /^[a-z]$/i.test(want.key)
    ? `Key${want.key.toUpperCase()}`
    : /^\d$/.test(want.key)
      ? `Digit${want.key}`
      : (PLACES[want.key] ?? null);
  return event.key.toLowerCase() === want.key.toLowerCase() || (place !== null && event.code === place);
}

const PLACES: Record<string, string> = { "\\": "Backslash", ",": "Comma", ".": "Period", "/": "Slash", "[": "BracketLeft", "]": "BracketRight" };

const SIGNS: Record<string, string> = {
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Enter: "Enter", Escape: "Esc", Delete: "Del",
};

/** `Ctrl Shift K`, or `⇧⌘K` on a Mac. */
export function shown(shortcut: string, mac: boolean = isMac): string {
  const { key, mod, shift, alt, ctrl } = parse(shortcut);
  const name = SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${ctrl ? "⌃" : ""}${alt ? "⌥" : ""}${shift ? "⇧" : ""}${mod ? "⌘" : ""}${name}`;
  return [mod || ctrl ? "Ctrl" : "", alt ? "Alt" : "", shift ? "Shift" : "", name].filter(Boolean).join(" ");
}
