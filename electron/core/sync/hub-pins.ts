import { certificateKeysStatement } from "../../../shared/protocol/certificate-keys.ts";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import type { HubBinding, HubPins } from "../identity.ts";

/** What a certificate is known by, each SHA-256 in hexadecimal: of itself, and of its public key (SPKI). */
export interface Shown {
  certificate: string;
  key: string;
}

/** Whether a hub that shows this certificate is the one that is meant. Not asked for `public` ones. */
export function isPinned({ fingerprint, keys = [], keysNamed = false }: HubPins, shown: Shown): boolean {
  return keys.includes(shown.key) || (!keysNamed && shown.certificate === fingerprint);
}

/** More than a hub names, since those that it does not name any more stay good until it retires them. */
const MAX_KEYS = 20;

/**
 * The keys to trust from now on; null when they stay as they are. What a hub names is added, whatever
 * it lacks stays (it may have been restored from before), what it retires goes. Only a list that this
 * very hub has signed counts: the key of its certificate alone makes none.
 */
export function keysAfter(
  binding: HubBinding,
  { workspace, certificateKeys: named }: HandshakeReply,
  verify: (publicKey: string, text: string, signature: string) => boolean,
): string[] | null {
  if (!named || binding.fingerprint === "public") return null;
  if (!verify(binding.hubKey, certificateKeysStatement(workspace, named), named.sig)) return null;
  const before = binding.keys ?? [];
  const after = [...new Set([...named.keys, ...before])]
    .filter((key) => !named.retired.includes(key))
    .slice(0, MAX_KEYS);
  const same = after.length === before.length && after.every((key) => before.includes(key));
  return after.length === 0 || (same && binding.keysNamed) ? null : after;
}
