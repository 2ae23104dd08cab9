// S14: how large is a value that came over IPC, and is it plain data at all?

/** Deeper nesting than any form of this application has. */
const MAX_DEPTH = 32;

export type Measured = { ok: true; chars: number } | { ok: false; code: "malformed" | "tooLarge" };

/**
 * Characters of JSON that a value takes, counted without building them and given up at `limit`.
 * Structured clone carries more than JSON does (maps, dates, buffers, cycles, bigints, sparse
 * arrays, errors): none of it has a place in a request, so it is malformed.
 */
export function measure(value: unknown, limit: number): Measured {
  let chars = 0;
  const walk = (item: unknown, depth: number): "malformed" | "tooLarge" | null => {
    if (chars > limit) return "tooLarge";
    if (item === null || item === undefined || typeof item === "boolean") {
      chars += 5;
    } else if (typeof item === "string") {
      chars += item.length + 2;
    } else if (typeof item === "number") {
      if (!Number.isFinite(item)) return "malformed";
      chars += 12;
    } else if (typeof item === "object") {
      if (depth >= MAX_DEPTH) return "malformed";
      if (Array.isArray(item)) {
        // `length` of a sparse array costs its sender nothing; count before walking.
        chars += item.length + 2;
        if (chars > limit) return "tooLarge";
        for (let index = 0; index < item.length; index++) {
          const wrong = walk(item[index], depth + 1);
          if (wrong) return wrong;
        }
      } else {
        const prototype: unknown = Object.getPrototypeOf(item);
        if (prototype !== Object.prototype && prototype !== null) return "malformed";
        chars += 2;
        for (const [key, part] of Object.entries(item)) {
          chars += key.length + 4;
          const wrong = walk(part, depth + 1);
          if (wrong) return wrong;
        }
      }
    } else {
      return "malformed";
    }
    return chars > limit ? "tooLarge" : null;
  };
  const wrong = walk(value, 0);
  return wrong ? { ok: false, code: wrong } : { ok: true, chars };
}
