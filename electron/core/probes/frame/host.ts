import { isIP } from "node:net";
import { domainToASCII } from "node:url";

/** Hosts that are looked up on this machine, not in the DNS. */
export const NAMED_HOSTS = ["gateway", "dns", "hub"] as const;
export type NamedHost = (typeof NAMED_HOSTS)[number];

/** What no option may have in it. */
export const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LABELS =
  /^(?!-)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?$/;
/** An address of one link may say which: `fe80::1%eth0`. */
const ZONED = /^[0-9A-Fa-f:.]+%[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/;

/** A name or address of a host as it goes on the wire; null when it is none. */
export function hostOf(value: string): string | null {
  if (value === "" || value.length > 253 || value.startsWith("-") || CONTROL.test(value)) return null;
  if (isIP(value) !== 0) return ZONED.test(value) || !value.includes("%") ? value : null;
  // Digits and points alone are an address that is none, not a name.
  if (/^[0-9.]+$/.test(value)) return null;
  const ascii = /^[\u0021-\u007e]+$/.test(value) ? value : domainToASCII(value);
  return ascii.length <= 253 && LABELS.test(ascii) ? ascii : null;
}
