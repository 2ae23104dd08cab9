/** `::` and what is typed behind it, just before the cursor. */
export interface Begun {
  /** Where the two colons stand. */
  at: number;
  /** What is typed of a name; '' for nothing yet. */
  typed: string;
}

/** Names are short; what goes on for longer is a sentence with colons in it. */
const BEGUN = /[:：]{2}([^\s:：]{0,20})$/u;

/** The text module that is being named at the cursor; null where none is. */
export function begunAt(text: string, cursor: number): Begun | null {
  const found = BEGUN.exec(text.slice(0, cursor));
  return found ? { at: found.index, typed: found[1] ?? "" } : null;
}

/** A text with a module where it was named, and where the cursor stands behind it. */
export function withModule(text: string, cursor: number, begun: Begun, module: string) {
  const before = text.slice(0, begun.at) + module;
  return { text: before + text.slice(cursor), cursor: before.length };
}
