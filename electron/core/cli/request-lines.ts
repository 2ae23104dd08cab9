import { MAX_REQUEST_CHARS } from "../../../shared/ipc/contract.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

/** In UTF-8 a character of the limit (a UTF-16 unit) has at most three bytes. */
const MAX_LINE_BYTES = MAX_REQUEST_CHARS * 3;

/**
 * The requests of a stream of bytes, one JSON value a line. A line ends at a line feed and nowhere
 * else: U+2028 may stand in a JSON text, and what somebody pasted may hold it. Bytes that are no
 * UTF-8 are refused, since a record with replacement characters is not what was said. Of a line
 * that is too long nothing is kept, however long it is.
 */
export async function* requestLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Outcome<unknown>> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    for (let from = 0; from <= chunk.length;) {
      const end = chunk.indexOf(LINE_FEED, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      bytes += piece.length;
      if (bytes > MAX_LINE_BYTES) pieces = [];
      else pieces.push(piece);
      if (end < 0) break;
      yield* request(pieces, bytes);
      pieces = [];
      bytes = 0;
      from = end + 1;
    }
  }
  yield* request(pieces, bytes);
}

const LINE_FEED = 0x0a;

/** The request of a line; nothing for an empty one. */
function* request(pieces: readonly Uint8Array[], bytes: number): Generator<Outcome<unknown>> {
  const tooLong = () => failure("tooLarge", `a request has at most ${MAX_REQUEST_CHARS} characters`);
  if (bytes > MAX_LINE_BYTES) return yield tooLong();
  let line: string;
  try {
    line = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces)).trim();
  } catch {
    return yield failure("malformed", "the line is not UTF-8 text");
  }
  if (line === "") return;
  if (line.length > MAX_REQUEST_CHARS) return yield tooLong();
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return yield failure("malformed", "the line is not JSON");
  }
  yield success(value);
}
