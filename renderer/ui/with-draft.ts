/** Lists of a form of which each item is about a record, and how it names it. */
export type ListsOf<T> = {
  [K in keyof T]?: T[K] extends readonly (infer I)[] ? (item: I) => string | null : never;
};

/**
 * A form with the draft that was kept of it. What was typed before the draft was found stands; in the
 * other fields the draft does. To a list of records what the form was begun with is added.
 */
export function withDraft<T extends object>(first: T, kept: Partial<T>, now: T, lists: ListsOf<T> = {}): T {
  const typed = Object.entries(now)
    .filter(([name, value]) => value !== first[name as keyof T])
    .map(([name, value]) => [name, withParts(kept[name as keyof T], value)]);
  const both = Object.entries(lists as Record<string, (item: unknown) => string | null>)
    .filter(([name]) => Array.isArray(kept[name as keyof T]))
    .map(([name, recordOf]) => {
      const [before, begun] = [kept, first].map((form) => form[name as keyof T] as unknown[]);
      return [name, joined(before ?? [], begun ?? [], recordOf)];
    });
  return { ...first, ...kept, ...Object.fromEntries(both), ...Object.fromEntries(typed) };
}

/** What a form was begun with now is added to what was kept of it: nothing scanned goes missing in an older draft. */
function joined(kept: unknown[], begun: unknown[], recordOf: (item: unknown) => string | null): unknown[] {
  const known = new Set(kept.map(recordOf));
  return [...kept, ...begun.filter((each) => !known.has(recordOf(each)))];
}

/** A field may be several (the edits of a record): what was typed of them, over what was kept. */
function withParts(kept: unknown, typed: unknown): unknown {
  return isParts(kept) && isParts(typed) ? { ...kept, ...typed } : typed;
}

function isParts(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a form holds nothing but what it began with: blanks are nothing. */
export function isUntouched(first: object, now: object): boolean {
  const names = [...new Set([...Object.keys(first), ...Object.keys(now)])];
  return names.every((name) =>
    isSame((first as Record<string, unknown>)[name], (now as Record<string, unknown>)[name]),
  );
}

function isSame(first: unknown, now: unknown): boolean {
  if (isEmpty(first) || isEmpty(now)) return isEmpty(first) && isEmpty(now);
  if (typeof first !== "object" || typeof now !== "object") return first === now;
  return Array.isArray(first) === Array.isArray(now) && isUntouched(first as object, now as object);
}

/** Not what is not there at all: among the edits of a record one that was emptied is an edit. */
function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}
