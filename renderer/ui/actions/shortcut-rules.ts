/** A shortcut as it is declared: `n`, `/`, `?`, `Enter`, `mod+Enter`, `mod+k`, `mod+1`. */
export type Shortcut = string;

/** The part of a keyboard event the rules look at. */
export interface KeyPress {
  key: string;
  code: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

export interface KeyPlace {
  /** The focus is where text is typed. */
  typing: boolean;
  /** A dialog or menu is open above the screen. */
  layered: boolean;
  /** A character alone may be a command; speech and shaking hands make them by mistake. */
  single: boolean;
}

/** An input method is at work: the key belongs to it, whatever it is. */
export function isComposing(press: Pick<KeyPress, "isComposing" | "keyCode" | "key">): boolean {
  return press.isComposing || press.keyCode === 229 || press.key === "Process";
}

/** Whether a key alone may write something: a character, or whatever an input method makes of it. */
export function writes(
  press: Pick<KeyPress, "isComposing" | "keyCode" | "key" | "ctrlKey" | "metaKey" | "altKey">,
): boolean {
  if (isComposing(press)) return true;
  return press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
}

/** Escape that means leaving, not the end of a composition. */
export function isEscape(press: Pick<KeyPress, "isComposing" | "keyCode" | "key">): boolean {
  return press.key === "Escape" && !isComposing(press);
}

/** `code` of the letter and digit keys, so that a Chinese or Russian layout changes nothing. */
function keyName(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter) return letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit && (press.ctrlKey || press.metaKey)) return digit;
  return press.key;
}

const FULL_WIDTH: Readonly<Record<string, string>> = { "\uff1f": "?", "\u3001": "/", "\uff0f": "/" };

export function shortcutOf(press: KeyPress): Shortcut {
  const mod = press.ctrlKey || press.metaKey ? "mod+" : "";
  const alt = press.altKey ? "alt+" : "";
  const name = keyName(press);
  const shift = press.shiftKey && /^[a-z0-9]$|^[A-Z][a-z]+/.test(name) ? "shift+" : "";
  // Full-width punctuation, as a Chinese input method types it between words.
  const plain = FULL_WIDTH[name] ?? name;
  return `${mod}${alt}${shift}${plain}`;
}

/** Whether it is a character alone: a letter, a digit or a sign, with Shift or without. */
export function isSingleKey(shortcut: Shortcut): boolean {
  return /^(?:shift\+)?.$/u.test(shortcut);
}

/** With Ctrl they take back what was typed, or mark all of it, where text is typed. */
const TEXTS_OWN = ["z", "a"];

/** Whether a shortcut may act here and now. Without `mod` it never acts where text is typed. */
export function mayAct(press: KeyPress, place: KeyPlace): boolean {
  if (isComposing(press)) return false;
  const mod = press.ctrlKey || press.metaKey;
  if (place.typing && (!mod || TEXTS_OWN.includes(keyName(press)))) return false;
  if (place.layered && !mod) return false;
  if (!place.single && isSingleKey(shortcutOf(press))) return false;
  return true;
}

/** Whether keys typed at this element are text. */
export function takesText(element: Element | null): boolean {
  if (!element) return false;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  if (element.tagName === "TEXTAREA" || element.tagName === "SELECT") return true;
  if (element.tagName !== "INPUT") return element.getAttribute("role") === "textbox";
  const type = (element as HTMLInputElement).type;
  return !["checkbox", "radio", "button", "submit", "reset", "range", "file", "color"].includes(type);
}
