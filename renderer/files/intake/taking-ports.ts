import type { ActsDone, CoreClient } from "../../core/index.ts";
import type { QueryResults } from "../../../shared/ipc/queries.ts";
import { namedIn } from "../codes/our-codes.ts";
import { readCodes } from "../codes/read-codes.ts";
import { pictureBeside } from "./picture-client.ts";
import { sendBytes } from "./send-bytes.ts";
import type { TakingPorts } from "./taking.ts";

/** What is kept goes to the core part by part, and is attached once it is there. */
export function takingPorts(client: CoreClient, acts: ActsDone): TakingPorts {
  return {
    beside: pictureBeside,
    async namedIn(bitmap, stop) {
      for (const name of namedIn(await readCodes(bitmap, stop))) {
        const records = await recordsOf(client, name);
        if (records.length > 0) return { name, records };
      }
      return null;
    },
    async attach({ abouts, name, bytes }, onProgress, stop) {
      const sent = await sendBytes(client, bytes, onProgress, stop);
      if (!sent.ok) return sent;
      const blob = sent.value.address;
      return acts.run(abouts.map((about) => ["file.attach", { about, blob, name }] as const));
    },
  };
}

/** Keys of the records that a code names: those of the slip of this number, or the one that is known by it. */
async function recordsOf(client: CoreClient, name: string): Promise<readonly string[]> {
  const documents = await client.ask({ kind: "query", name: "document.find", params: { number: name } });
  const [only, another] = documents.ok ? (documents.value as QueryResults["document.find"]) : [];
  if (only) return another ? [] : only.records;
  const scanned = await client.ask({ kind: "query", name: "scan.resolve", params: { code: name } });
  const hit = scanned.ok ? (scanned.value as QueryResults["scan.resolve"]) : null;
  return hit?.id && MAY_HAVE_FILES.has(hit.kind) ? [`${hit.kind}:${hit.id}`] : [];
}

const MAY_HAVE_FILES: ReadonlySet<string> = new Set(["ticket", "asset"]);
