/**
 * The canonical JSON form (RFC 8785 for the values we use): keys sorted by UTF-16 code unit,
 * no white space, numbers as ECMAScript prints them.
 *
 * @throws TypeError for what JSON cannot carry (undefined, functions, NaN, infinities): sealing
 * such a value is a bug of the caller, not an expected failure. One exception to the RFC: half of
 * a surrogate pair, which a cut-off emoji leaves behind, is escaped and not an error, since what
 * somebody typed must stay sealable.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("a number in an operation must be finite");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    if (isWritten(value)) return canonicalJson(value.toJSON());
    const record = value as Record<string, unknown>;
    const parts: string[] = [];
    for (const key of Object.keys(record).sort()) {
      // An absent optional field and one set to undefined are the same thing.
      if (record[key] === undefined) continue;
      parts.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    }
    return `{${parts.join(",")}}`;
  }
  throw new TypeError(`an operation cannot carry a ${typeof value}`);
}

/** True when two JSON values are the same in canonical form. Compared without writing either out. */
export function sameJson(a: unknown, b: unknown): boolean {
  return same(a ?? null, b ?? null);
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isWritten(a)) return same(a.toJSON(), b);
  if (isWritten(b)) return same(a, b.toJSON());
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((each, index) => same(each, b[index]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let more = 0;
  for (const key of Object.keys(left)) {
    if (left[key] === undefined) continue;
    if (!Object.hasOwn(right, key) || !same(left[key], right[key])) return false;
    more += 1;
  }
  for (const key of Object.keys(right)) if (right[key] !== undefined) more -= 1;
  return more === 0;
}

/** Says itself how it is written. */
function isWritten(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}
