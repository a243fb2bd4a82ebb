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
  const key = event.key === " " ? "Space" : event.key;
  return key.toLowerCase() === want.key.toLowerCase() || (place !== null && event.code === place);
}

/** Signs by the place of their key, for keyboards and input methods that write others. */
const PLACES: Record<string, string> = {
  "\\": "Backslash", ",": "Comma", ".": "Period", "/": "Slash", "[": "BracketLeft", "]": "BracketRight", "=": "Equal", "-": "Minus", ";": "Semicolon", "'": "Quote", "`": "Backquote",
};

/** Keys that are no key by themselves, or that an input method has taken. */
const NO_KEYS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "NumLock", "Fn", "Process", "Dead", "Unidentified"]);

/** The key that was pressed, as the command list writes it; null while only a modifier is held. */
export function recorded(event: Pressed, mac: boolean = isMac): string | null {
  if (NO_KEYS.has(event.key)) return null;
  const [, place] = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code) ?? [];
  const sign = Object.keys(PLACES).find((one) => PLACES[one] === event.code);
  const key = place?.toLowerCase() ?? sign ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const mods = [(mac ? event.metaKey : event.ctrlKey) && "Mod", mac && event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"];
  return [...mods.filter(Boolean), key === " " ? "Space" : key].join("-");
}

/** One way of writing for every key: modifiers in one order, letters small. */
export function normal(shortcut: string): string {
  const { key, mod, shift, alt, ctrl } = parse(shortcut);
  return [mod && "Mod", ctrl && "Ctrl", alt && "Alt", shift && "Shift", key.length === 1 ? key.toLowerCase() : key].filter(Boolean).join("-");
}

/** Keys with a meaning in every text field that nobody could do without. */
const TAKEN: ReadonlySet<string> = new Set(
  ["c", "x", "v", "y", "Shift-v", "Enter", "Backspace", "Delete", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Shift-ArrowLeft", "Shift-ArrowRight", "Shift-ArrowUp", "Shift-ArrowDown", "Shift-Home", "Shift-End"]
    .map((key) => `Mod-${key}`).concat("Alt-F4"),
);

/** Why a command cannot have this key: it would type or edit, or it belongs to every text field. Null: it can. */
export function refused(shortcut: string, mac: boolean = isMac): "typing" | "taken" | null {
  const { key, mod, alt, ctrl } = parse(shortcut);
  if (TAKEN.has(normal(shortcut))) return "taken";
  const plain = !mod && !ctrl && (!alt || mac);
  return plain && !/^F([1-9]|1\d|2[0-4])$/.test(key) ? "typing" : null;
}

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
