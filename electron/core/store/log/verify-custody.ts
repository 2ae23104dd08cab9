import { device as deviceKind } from "../../../../shared/domain/device/device.ts";
import type { DeviceRow } from "../../../../shared/domain/device/device.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import { StoreReadOnly } from "../care/read-only.ts";
import type { Store } from "../store.ts";

/** Signatures checked in one idle slice: a few milliseconds. */
const SLICE = 20;

/**
 * Checks signatures of custody events, off the critical path. Each call does one slice and answers
 * whether there is more. An event of a device that no roster names yet is passed over; a changed
 * roster starts the walk again.
 */
export function createCustodyCheck(store: Store): { slice(): boolean } {
  let passed = 0;
  store.onBatch(({ touched }) => {
    if (touched.some((key) => key.startsWith("device:") || key.startsWith("asset:"))) passed = 0;
  });

  function slice(): boolean {
    const due = store.log.unverified(passed, SLICE);
    const last = due.at(-1);
    if (!last) return false;
    const verdicts = due.flatMap(({ n, device, body, sig }) => {
      const row = store.source.row(deviceKind.name, device) as DeviceRow | null;
      return row ? { n, body, good: store.verifier.verify(row.publicKey, body, sig) } : [];
    });
    if (verdicts.length > 0) {
      store.integrate(() => {
        for (const { n, body, good } of verdicts) {
          store.log.setVerified(n, good);
          store.notify((JSON.parse(body) as OperationBody).touches);
          if (!good) store.environment.log.error("a custody event has a wrong signature", { n });
        }
      });
    }
    passed = last.n;
    return due.length === SLICE;
  }

  return {
    slice() {
      try {
        return slice();
      } catch (error) {
        // Tried again when the store takes writes again.
        if (error instanceof StoreReadOnly) return false;
        throw error;
      }
    },
  };
}
