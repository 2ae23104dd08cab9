/** Line feeds and other controls, invisible marks, and marks that turn the direction of what follows. */
const NOT_PLAIN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Whether a new name reads in every list, log and line of the terminal as what it is. */
export function isPlainName(name: string): boolean {
  return name.trim() !== "" && !NOT_PLAIN.test(name);
}
