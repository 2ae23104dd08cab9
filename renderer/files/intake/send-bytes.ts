import type { TakenIn } from "../../../shared/blob/blob-facts.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { Answer, CoreClient } from "../../core/index.ts";

/** Bytes of one request: encoded they are less than a request may be, and nobody waits for one. */
const PART = 512 * 1024;

/** Sends bytes to the core part by part; answers what they are there. What was begun and has no last part is swept. */
export async function sendBytes(
  client: CoreClient,
  bytes: Blob,
  onProgress: (done: number, total: number) => void,
  stop: AbortSignal,
): Promise<Answer<TakenIn>> {
  let intake: string | null = null;
  for (let at = 0; ; at += PART) {
    const [part, last] = [bytes.slice(at, at + PART), at + PART >= bytes.size];
    const encoded = await base64Of(part);
    if (encoded === null) return refusal("notAllowed", { rule: "fileChanged" });
    if (stop.aborted) return refusal("cancelled");
    const answer: Answer<JobResults["takeIn"]> = await client.ask({
      kind: "job",
      name: "takeIn",
      params: { intake, bytes: encoded, last },
    });
    if (!answer.ok) return answer;
    const { taken } = answer.value;
    if (taken) return { ok: true, value: taken };
    intake = answer.value.intake;
    onProgress(at + part.size, bytes.size);
  }
}

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
