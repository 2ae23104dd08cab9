import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { ActsDone, Answer, CoreClient } from "../../core/index.ts";
import type { QueryResults } from "../../../shared/ipc/queries.ts";
import { namedIn } from "../codes/our-codes.ts";
import { readCodes } from "../codes/read-codes.ts";
import { pictureBeside } from "./picture-client.ts";
import type { TakingPorts } from "./taking.ts";

/** Bytes of one request: encoded they are less than a request may be, and nobody waits for one. */
const PART = 512 * 1024;

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
      let intake: string | null = null;
      for (let at = 0; ; at += PART) {
        const [part, last] = [bytes.slice(at, at + PART), at + PART >= bytes.size];
        const encoded = await base64Of(part);
        // What was begun and has no last part is swept by the core.
        if (encoded === null) return refusal("notAllowed", { rule: "fileChanged" });
        if (stop.aborted) return refusal("cancelled");
        const answer: Answer<JobResults["takeIn"]> = await client.ask({
          kind: "job",
          name: "takeIn",
          params: { intake, bytes: encoded, last },
        });
        if (!answer.ok) return answer;
        const { taken } = answer.value;
        if (taken) {
          return acts.run(
            abouts.map((about) => ["file.attach", { about, blob: taken.address, name }] as const),
          );
        }
        intake = answer.value.intake;
        onProgress(at + part.size, bytes.size);
      }
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

const refusal = (code: "cancelled" | "notAllowed", details: object = {}) => ({
  ok: false as const,
  error: { code, message: "", path: "", details: { ...details } },
});

/** Encoded beside the page, by the browser itself; null for a file that cannot be read any more. */
function base64Of(part: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(",") + 1));
    };
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(part);
  });
}
