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
    if ("toJSON" in value && typeof value.toJSON === "function") return canonicalJson(value.toJSON());
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

/** True when two JSON values are the same in canonical form. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
