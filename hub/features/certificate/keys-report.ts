import { X509Certificate } from "node:crypto";
import type { CommandResult } from "../../cli/command.ts";
import { fingerprintOf, keyFingerprintOf } from "../../server/fingerprint.ts";
import type { HubStore } from "../../store/hub-store.ts";
import { allDevices } from "../devices/device-rows.ts";
import { knownKeys } from "./known-keys.ts";

/** A console shakes hands at least so often while it syncs (electron/core/sync/engine.ts). */
const HANDSHAKE_VALID_MS = 60_000;

/** The certificate in the folder, the keys that consoles are told of, and which consoles cannot know the newest. */
export async function keysReport(store: HubStore, cert: string): Promise<CommandResult> {
  const { keys, retired } = await knownKeys(store);
  const served = keyFingerprintOf(cert);
  const { validTo } = new X509Certificate(cert);
  const until = new Date(validTo).toISOString();
  const newest = Math.max(0, ...keys.map(({ since }) => since));
  const untold = (await allDevices(store)).filter(
    ({ tokenHash, revoked, service, lastSeen }) =>
      tokenHash !== null && !revoked && service === "" && (lastSeen ?? 0) < newest + HANDSHAKE_VALID_MS,
  );
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    json: {
      certificate: { fingerprint: fingerprintOf(cert), key: served, until },
      keys: keys.map(({ key, since }) => ({ key, since: iso(since), served: key === served })),
      retired: retired.map(({ key, since }) => ({ key, since: iso(since) })),
      untold: untold.map(({ id, code, lastSeen }) => ({ id, code, lastSeen: lastSeen && iso(lastSeen) })),
    },
    lines: [
      `certificate   SHA-256 ${fingerprintOf(cert)}, until ${until}`,
      ...keys.map(
        ({ key, since }) => `key           ${key}  since ${iso(since)}${key === served ? "  in place" : ""}`,
      ),
      ...retired.map(({ key, since }) => `retired       ${key}  since ${iso(since)}`),
      ...untold.map(
        ({ id, code, lastSeen }) =>
          `not seen since the newest key: ${code} (${id}), last seen ${lastSeen === null ? "never" : iso(lastSeen)}`,
      ),
    ],
  };
}
