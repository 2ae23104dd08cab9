import { randomBytes, randomFillSync } from "node:crypto";
import type { Environment, Log } from "./environment.ts";
import { silentLog, uuidv7Maker } from "./environment.ts";
import { createVerifier, generateDeviceKey, signerOf } from "./keys/device-key.ts";
import { createCore as wireCore } from "./session/core.ts";
import type { Core } from "./session/core.ts";
import type { Profile } from "./session/profile.ts";
import { createSyncEngine } from "./sync/engine.ts";
import type { OpenFileLine } from "./sync/files/file-line.ts";
import { openHttpsFileLine } from "./sync/files/https-file-line.ts";
import { openHttpsTransport } from "./sync/https-transport.ts";
import { systemTimer } from "./sync/timer.ts";
import type { Timer } from "./sync/timer.ts";
import type { OpenTransport } from "./sync/transport.ts";

export type { Core } from "./session/core.ts";
export { createMemoryProfile, createProfile, discardProfile, openProfile } from "./session/profile.ts";
export type { Created, Notice, Profile } from "./session/profile.ts";

/** Shown in `session.get` and sent at the start of a process. */
export const VERSION = "0.6.0";

/** Bytes that are fetched at once: one call of the system costs as much for a few as for these. */
const RESERVE = 4096;

/** Real randomness. What is small comes out of a reserve, each byte given once and then wiped. */
function randomBytesMaker(): (count: number) => Uint8Array {
  const reserve = Buffer.alloc(RESERVE);
  let used = RESERVE;
  return (count) => {
    if (count > RESERVE / 16) return randomBytes(count);
    if (used + count > RESERVE) {
      randomFillSync(reserve);
      used = 0;
    }
    const given = Buffer.from(reserve.subarray(used, used + count));
    reserve.fill(0, used, used + count);
    used += count;
    return given;
  };
}

/** The real clock and real randomness. */
export function systemEnvironment(log: Log = silentLog): Environment {
  const now = () => Date.now();
  const random = randomBytesMaker();
  return { now, uuidv7: uuidv7Maker(now, random), randomBytes: random, log };
}

export interface ComposeOptions {
  profile: Profile;
  /** How the hub is reached; HTTPS with a pinned certificate unless a test says otherwise. */
  openTransport?: OpenTransport;
  /** The simulation's clock drives its own. */
  timer?: Timer;
  /** How files reach the hub; null where nothing carries them, as over a transport of a test's own. */
  openFileLine?: OpenFileLine | null;
}

/** Wires a core over an open profile. */
export function createCore({
  profile,
  openTransport = openHttpsTransport,
  timer = systemTimer,
  openFileLine = openTransport === openHttpsTransport ? openHttpsFileLine : null,
}: ComposeOptions): Core {
  return wireCore({
    profile,
    version: VERSION,
    createSync: (options) =>
      createSyncEngine({
        ...options,
        files: { store: options.files, openLine: openFileLine },
        openTransport,
        timer,
        keys: {
          generate: generateDeviceKey,
          sign: (privateKey, text) => signerOf(privateKey).sign(text),
          verify: createVerifier().verify,
        },
      }),
  });
}
