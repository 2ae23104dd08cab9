import { buffer } from "node:stream/consumers";
import { crc32 as crcOfNode } from "node:zlib";
import { expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { archiveAround, crc32 } from "./stored-zip.ts";
import { tellType } from "./tell-type.ts";

test("an archive around any bytes is one, and holds them as they were", async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) & 255);
  expect(crc32(bytes.subarray(1000), crc32(bytes.subarray(0, 1000)))).toBe(crcOfNode(bytes));
  const { head, tail } = archiveAround("报修 1.eml", bytes.length, crc32(bytes));
  const archive = Buffer.concat([head, bytes, tail]);
  expect(tellType(archive, archive)).toBe("application/zip");
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const found: [string, boolean][] = [];
  for await (const entry of zip.eachEntry()) {
    found.push([entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).equals(bytes)]);
  }
  expect(found).toEqual([["报修 1.eml", true]]);
});
