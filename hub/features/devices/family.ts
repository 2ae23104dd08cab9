import type { DeviceRow } from "./device-rows.ts";

/**
 * A device and all identities that came from the same pairing, by way of forks, itself first. Whoever
 * could take one of them had the key and the token of the one before, so they are shut out together.
 */
export function familyOf(device: DeviceRow, all: readonly DeviceRow[]): DeviceRow[] {
  const family = new Map([[device.id, device]]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const each of all) {
      const parent = each.forkedFrom ?? "";
      if (family.has(parent)) family.set(each.id, each);
      const origin = family.has(each.id) ? all.find(({ id }) => id === parent) : undefined;
      if (origin) family.set(origin.id, origin);
    }
  }
  return [...family.values()];
}
