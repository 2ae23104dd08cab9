import { createHash } from "node:crypto";
import type { HubReader } from "../../store/hub-store.ts";
import { bytesOf, filesAfter, recordsNaming, strayChunks } from "../files/file-rows.ts";
import { addressNamedBy } from "../files/named.ts";
import type { Report } from "./report.ts";

const PAGE = 500;

/** Whole files: all bytes are here and hash to the address, and who is noted to name them does. Answers how many. */
export async function checkFiles(reader: HubReader, report: Report): Promise<number> {
  let count = 0;
  for (let after = ""; ;) {
    const page = await filesAfter(reader, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    after = last.address;
    for (const { address, size, upload } of page) {
      count += 1;
      const hash = createHash("sha256");
      try {
        for await (const bytes of bytesOf(reader, upload, 0, size)) hash.update(bytes);
      } catch {
        report("files", `bytes of the file ${address} are missing`);
        continue;
      }
      if (hash.digest("hex") !== address) report("files", `the file ${address} has other bytes`);
    }
    for (const { record, address } of await recordsNaming(
      reader,
      page.map((file) => file.address),
    )) {
      if ((await addressNamedBy(reader, record)) !== address) {
        report("files", `${record} is noted to name a file that it does not name`);
      }
    }
  }
  for (const upload of await strayChunks(reader)) report("files", `bytes of nobody's upload ${upload}`);
  return count;
}
