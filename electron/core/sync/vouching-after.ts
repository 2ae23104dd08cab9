import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { vouchingStatement } from "../../../shared/proof/vouching.ts";
import type { DeviceIdentity, HubBinding } from "../identity.ts";

/**
 * What this laptop's receipts carry from now on; null when it stays as it is. Only what the hub signed
 * of the very code and key that this laptop has counts.
 */
export function vouchingAfter(
  { hubKey, vouching: before }: HubBinding,
  { code, publicKey }: DeviceIdentity,
  { vouching: said }: HandshakeReply,
  verify: (publicKey: string, text: string, signature: string) => boolean,
): HubBinding["vouching"] | null {
  if (said?.code !== code || !verify(hubKey, vouchingStatement(code, publicKey), said.sig)) return null;
  const same = before?.code === code && before.publicKey === publicKey && before.sig === said.sig;
  return same ? null : { code, publicKey, sig: said.sig };
}
