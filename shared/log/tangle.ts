const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether a JSON text nests deeper than `depth`, or opens more lists and objects than `opened`. Looked
 * up in the text, because parsing such a one, or walking what comes of it, is what it is made for.
 */
export function isTangled(text: string, depth: number, opened = Infinity): boolean {
  // Nearly every text opens less than that, those inside of strings counted.
  if (!opensMore(text, Math.min(depth, opened))) return false;
  let deep = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        deep += 1;
        count += 1;
        if (deep > depth || count > opened) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        deep -= 1;
        break;
    }
  }
  return false;
}

function opensMore(text: string, most: number): boolean {
  let left = most;
  for (const opening of ["{", "["]) {
    for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
      left -= 1;
      if (left < 0) return true;
    }
  }
  return false;
}

/** The text of an object with `null` for every list and object in it: as good to parse as a small one. */
export function topLevelOf(text: string): string {
  let kept = "";
  let deep = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === 0x5b || code === 0x7b) {
      deep += 1;
      if (deep === 2) kept += `${text.slice(from, at)}null`;
    } else if (code === 0x5d || code === 0x7d) {
      deep -= 1;
      if (deep === 1) from = at + 1;
    }
  }
  return kept + text.slice(from);
}

/** Where the string ends that begins here; the text's end when it does not. */
function endOfString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
}
