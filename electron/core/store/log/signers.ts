import { device as deviceKind } from "../../../../shared/domain/device/device.ts";
import type { DeviceRow } from "../../../../shared/domain/device/device.ts";
import { isChained, isForgetting, isHubs } from "../../../../shared/domain/registry.ts";
import type { Operation, SealedOperation } from "../../../../shared/log/operation.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { Store } from "../store.ts";

/** Whether an operation counts, and what the log notes of its signature (`verified`). */
export interface Trust {
  counts: boolean;
  verified: number | null;
}

type SealedText = Pick<SealedOperation, "body" | "sig">;

export type Signers = ReturnType<typeof createSigners>;

/** Who signed what: the hub with its own key, devices with the keys that the hub enrolled. */
export function createSigners({ meta, source, verifier, identity, environment }: Store) {
  /** Keys that trusted operations of the running page enrol; no roster shows them before it is folded. */
  const coming = new Map<string, string>();

  function keyOf(device: string, type: string): string | null {
    if (isHubs(type)) return meta.get("binding")?.hubKey ?? null;
    const row = source.row(deviceKind.name, device) as DeviceRow | null;
    if (row) return row.publicKey;
    const self = identity();
    return coming.get(device) ?? (self.device === device ? self.publicKey : null);
  }

  function judge(device: string, type: string, { body, sig }: SealedText): boolean | null {
    const key = keyOf(device, type);
    return key === null ? null : verifier.verify(key, body, sig);
  }

  function learn({ touches, payload: { publicKey } }: Operation): void {
    const [subject] = touches;
    if (subject && typeof publicKey === "string") coming.set(splitEntityKey(subject).id, publicKey);
  }

  return {
    /** True and false for a checked signature; null when nobody has named the key. */
    judge,
    /**
     * Whether an operation of a page may count. Erasures cannot be taken back and are always checked.
     *
     * @param behind it came with a long sync, which is checked behind it
     */
    trust(op: Operation, sealed: SealedText, behind: boolean): Trust {
      const isRoster = isHubs(op.type);
      if (behind && !isRoster && !isForgetting(op.type)) {
        return { counts: true, verified: isChained(op.type) ? 0 : null };
      }
      const good = judge(op.device, op.type, sealed);
      if (good === false || (isRoster && good === null)) {
        const { id, type } = op;
        environment.log.error("a wrong signature; the operation does not count", { id, type });
        return { counts: false, verified: -1 };
      }
      if (isRoster) learn(op);
      return { counts: true, verified: good === null ? 0 : 1 };
    },
    /** The roster shows what was learnt: the page is folded, or was rolled back. */
    pageEnds: (): void => coming.clear(),
  };
}
