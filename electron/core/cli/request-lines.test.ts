import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_REQUEST_CHARS } from "../../../shared/ipc/contract.ts";
import { requestLines } from "./request-lines.ts";

async function* chunks(parts: readonly Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part);
}

/** What was read: the value of a request, or the code of a refusal. */
async function read(...parts: (string | Uint8Array)[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const line of requestLines(chunks(parts.map((part) => Buffer.from(part))))) {
    found.push(line.ok ? line.value : line.error.code);
  }
  return found;
}

test("lines arrive whole however the stream is cut", async () => {
  const values = fc.array(fc.oneof(fc.jsonValue(), fc.string({ unit: "grapheme" })), { maxLength: 5 });
  const cuts = fc.array(fc.nat(400), { maxLength: 8 });
  const ends = fc.constantFrom("\n", "\r\n", "\n\n", " \n");
  await fc.assert(
    fc.asyncProperty(values, cuts, ends, fc.boolean(), async (sent, at, end, ended) => {
      const bytes = Buffer.from(sent.map((value) => JSON.stringify(value)).join(end) + (ended ? end : ""));
      const places = [...new Set(at.map((place) => Math.min(place, bytes.length)))].sort((a, b) => a - b);
      const parts = [0, ...places].map((place, index) =>
        bytes.subarray(place, places[index] ?? bytes.length),
      );
      // As JSON: it knows no negative zero.
      expect(await read(...parts)).toEqual(JSON.parse(JSON.stringify(sent)));
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("a line separator inside a text does not end the line", async () => {
  expect(await read('{"a":"甲\u2028乙\u2029丙\u0085丁"}\n1\n')).toEqual([
    { a: "甲\u2028乙\u2029丙\u0085丁" },
    1,
  ]);
});

test("bytes that are no UTF-8 are refused, not replaced; the next line is read", async () => {
  const gbk = Uint8Array.of(0x22, 0xd5, 0xc5, 0x22, 0x0a);
  const cutOff = Uint8Array.of(0x22, 0xe5, 0xbc, 0x0a);
  expect(await read(gbk, "1\n", cutOff, "2\n")).toEqual(["malformed", 1, "malformed", 2]);
});

test("a byte-order mark before the first request is no part of it", async () => {
  expect(await read('\uFEFF{"id":1}\n')).toEqual([{ id: 1 }]);
});

test("what is no JSON, and half a line at the end, are refused", async () => {
  expect(await read("NaN\n[1\n{}x\n\u0000\n", '{"half":')).toEqual(Array(5).fill("malformed"));
});

test("a line that is too long is refused and the next one read", async () => {
  const long = JSON.stringify("长".repeat(MAX_REQUEST_CHARS));
  expect(await read(long, long, "\n1\n", "a".repeat(MAX_REQUEST_CHARS + 1), "\n2")).toEqual([
    "tooLarge",
    1,
    "tooLarge",
    2,
  ]);
});

test("of a line without an end nothing is kept", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  let sent = 0;
  async function* endless() {
    for (; sent < 3000; sent += 1) yield await Promise.resolve(chunk);
  }
  const found: unknown[] = [];
  // Three gigabytes: more than a string or the heap of this process would hold.
  for await (const line of requestLines(endless())) found.push(line);
  expect(found).toMatchObject([{ ok: false, error: { code: "tooLarge" } }]);
  expect(sent).toBe(3000);
});
