/** Since this version operations carry personal parts (ADR 18). */
export const PARTS_SINCE = 2;

/** Since this version the hub names the keys of its certificates (ADR 29). */
export const CERTIFICATE_KEYS_SINCE = 3;

/** Since this version the hub signs the history of each page (ADR 28). */
export const HISTORY_SINCE = 3;

/** Since this version the hub vouches for the key of the device that asks (ADR 39). */
export const VOUCHING_SINCE = 4;

/** Protocol versions this program speaks. Hubs are upgraded first and keep speaking the older ones. */
export const PROTOCOL = { min: 1, max: 4 } as const;

export interface VersionRange {
  min: number;
  max: number;
}

/** Highest version both sides speak, or null when there is none. */
export function agree(a: VersionRange, b: VersionRange): number | null {
  const version = Math.min(a.max, b.max);
  return version >= a.min && version >= b.min ? version : null;
}
