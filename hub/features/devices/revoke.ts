import type { z } from "zod";
import type { deviceRevoke } from "../../../shared/domain/device/device.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { allDevices } from "./device-rows.ts";
import type { DeviceRow } from "./device-rows.ts";
import { familyOf } from "./family.ts";

/**
 * Shuts a device out for good, with every identity that came from it or that it came from: from the
 * commit on they can neither read nor write. Their tokens are kept, so that each is told why.
 *
 * @returns what is shut out now, the device that was named first
 */
export function revokeDevice(context: HubContext, id: string, reason = ""): Promise<Outcome<DeviceRow[]>> {
  return context.store.write(async (tx) => {
    const all = await allDevices(tx);
    const device = all.find((each) => each.id === id);
    if (!device) return fault("notFound", "no such device", "device");
    const family = familyOf(device, all);
    for (const each of family) {
      if (each.revoked) continue;
      const said: z.output<typeof deviceRevoke.payload> = { device: each.id, reason };
      await writeRoster(context, tx, "device.revoke", said);
    }
    return done(family.map((each) => ({ ...each, revoked: true })));
  });
}
