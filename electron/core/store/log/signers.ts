import { device as deviceKind } from "../../../../shared/domain/device/device.ts";
import type { DeviceRow } from "../../../../shared/domain/device/device.ts";
import { isHubs } from "../../../../shared/domain/registry.ts";
import type { Operation } from "../../../../shared/log/operation.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { Store } from "../store.ts";

export type Signers = ReturnType<typeof createSigners>;

/** Who signed what: the hub with its own key, devices with the keys that the hub enrolled. */
export function createSigners({ meta, source, verifier, identity }: Store) {
  /** Keys that trusted operations of the running page enrol; no roster shows them before it is folded. */
  const coming = new Map<string, string>();

  function keyOf(device: string, type: string): string | null {
    if (isHubs(type)) return meta.get("binding")?.hubKey ?? null;
    const row = source.row(deviceKind.name, device) as DeviceRow | null;
    if (row) return row.publicKey;
    const self = identity();
    return coming.get(device) ?? (self.device === device ? self.publicKey : null);
  }

  return {
    /** True and false for a checked signature; null when nobody has named the key. */
    judge(device: string, type: string, { body, sig }: { body: string; sig: string }): boolean | null {
      const key = keyOf(device, type);
      return key === null ? null : verifier.verify(key, body, sig);
    },
    /** Takes note of the key that an operation of the hub's enrols. */
    learn({ touches, payload: { publicKey } }: Pick<Operation, "touches" | "payload">): void {
      const [subject] = touches;
      if (subject && typeof publicKey === "string") coming.set(splitEntityKey(subject).id, publicKey);
    },
    /** The roster shows what was learnt: the page is folded, or was rolled back. */
    pageEnds: (): void => coming.clear(),
  };
}
