/** Bytes `from` up to, but not with, `end`. */
export interface ByteRange {
  from: number;
  end: number;
}

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * What a `Range` asks for: the whole where it is none that one answers in one piece (RFC 9110, 14.2), null
 * where no byte lies in it.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | "whole" | null {
  const [, first = "", last = ""] = RANGE.exec(header ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  if (first === "") return last === "0" ? null : { from: Math.max(0, size - Number(last)), end: size };
  if (last !== "" && Number(last) < Number(first)) return "whole";
  if (Number(first) >= size) return null;
  return { from: Number(first), end: last === "" ? size : Math.min(size, Number(last) + 1) };
}
