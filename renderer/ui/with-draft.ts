/**
 * A form with the draft that was kept of it. What was typed before the draft was found stands; in the
 * other fields the draft does.
 */
export function withDraft<T extends object>(first: T, kept: Partial<T>, now: T): T {
  const typed = Object.entries(now)
    .filter(([name, value]) => value !== first[name as keyof T])
    .map(([name, value]) => [name, withParts(kept[name as keyof T], value)]);
  return { ...first, ...kept, ...Object.fromEntries(typed) };
}

/** A field may be several (the edits of a record): what was typed of them, over what was kept. */
function withParts(kept: unknown, typed: unknown): unknown {
  return isParts(kept) && isParts(typed) ? { ...kept, ...typed } : typed;
}

function isParts(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
