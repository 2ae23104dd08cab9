/**
 * What a hub signs of a device's key, so that a receipt can carry it: nothing but what stands on the
 * receipt. Never the device's id, which another hub maps.
 */
export function vouchingStatement(code: string, publicKey: string): string {
  return `device-key|${code}|${publicKey}`;
}
