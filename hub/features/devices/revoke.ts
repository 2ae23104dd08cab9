import type { z } from "zod";
import type { deviceRevoke } from "../../../shared/domain/device/device.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { deviceOf, saveDevice } from "./device-rows.ts";
import type { DeviceRow } from "./device-rows.ts";

/** Shuts a device out for good: it can neither read nor write from the commit on. */
export function revokeDevice(context: HubContext, id: string, reason = ""): Promise<Outcome<DeviceRow>> {
  return context.store.write(async (tx) => {
    const device = await deviceOf(tx, id);
    if (!device) return fault("notFound", "no such device", "device");
    const said: z.output<typeof deviceRevoke.payload> = { device: id, reason };
    await writeRoster(context, tx, "device.revoke", said);
    const revoked = { ...device, revoked: true, tokenHash: null };
    await saveDevice(tx, revoked);
    return done(revoked);
  });
}
