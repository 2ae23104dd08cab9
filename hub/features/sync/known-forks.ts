import type { HubContext } from "../../log/hub-context.ts";
import { operationsById } from "../../log/known-operations.ts";
import { done } from "../../outcome.ts";
import { allDevices, saveDevice } from "../devices/device-rows.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import { allDuplicates } from "./duplicates.ts";

/**
 * Notes which devices are forks where an older hub did not: one that sealed anew what its twin had got
 * through was parted from that twin. Of others the origin stays unknown.
 */
export async function noteKnownForks(context: HubContext): Promise<void> {
  const { store } = context;
  const unknown = (await allDevices(store)).some(({ forkedFrom }) => forkedFrom === "");
  if (!unknown || (await allDuplicates(store)).length === 0) return;
  await store.write(async (tx) => {
    const devices = new Map((await allDevices(tx)).map((device) => [device.id, device]));
    const duplicates = await allDuplicates(tx);
    const first = await operationsById(
      tx,
      duplicates.map(({ id }) => id),
    );
    for (const { device: id, id: operation } of duplicates) {
      const device = devices.get(id);
      const twin = devices.get(first.get(operation)?.device ?? "");
      if (!device || !twin || !mayBeForkOf(device, twin)) continue;
      const noted: DeviceRow = { ...device, forkedFrom: twin.id };
      devices.set(id, noted);
      await saveDevice(tx, noted);
    }
    return done(null);
  });
}

function mayBeForkOf(device: DeviceRow, twin: DeviceRow): boolean {
  const unnoted = device.forkedFrom === "" && device.id !== twin.id && device.member === twin.member;
  // The twin that kept the identity may have come second with what the other had sealed anew.
  return unnoted && twin.forkedFrom !== device.id;
}
