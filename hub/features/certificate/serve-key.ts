import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { keyFingerprintOf } from "../../server/fingerprint.ts";
import type { HubStore } from "../../store/hub-store.ts";
import { addKey, knownKeys } from "./known-keys.ts";

/**
 * Notes the key that is about to be served, so that consoles are told of it whichever hub they ask.
 *
 * @returns whether consoles can know it: it was announced, or is the first
 */
export async function noteServedKey(
  store: HubStore,
  cert: string,
  now: number,
): Promise<Outcome<{ announced: boolean }>> {
  const served = keyFingerprintOf(cert);
  const { keys, retired } = await knownKeys(store);
  if (retired.some(({ key }) => key === served)) {
    const how = "put the present certificate and key in place, or announce this one again";
    return fault("forbidden", `the key of tls/cert.pem was retired and consoles refuse it: ${how}`, "dir");
  }
  // Nothing is written at an ordinary start: a hub starts on a full disk too.
  if (keys.some(({ key }) => key === served)) return done({ announced: true });
  const added = await store.write((tx) => addKey(tx, served, now));
  return added.ok ? done({ announced: keys.length === 0 }) : added;
}
