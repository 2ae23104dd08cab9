import { device as deviceKind } from "../../../../shared/domain/device/device.ts";
import { isForgetting, isHubs } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import { StoreReadOnly } from "../care/read-only.ts";
import type { Store } from "../store.ts";
import type { UncheckedOperation } from "./operation-log.ts";
import { createSigners } from "./signers.ts";
import { envelopeFrom } from "./stored-parts.ts";

/** Signatures checked in one idle slice: a few milliseconds. */
const SLICE = 40;
/** So many operations that need no check are passed before the place is noted. */
const NOTED_EVERY = 500;

/**
 * Checks the signatures of what a long sync brought, off the critical path, custody events first. What
 * is found wrong counts no longer: its records are folded anew without it. Each call does one slice
 * and answers whether there is more.
 *
 * What nobody has named a key for waits; a changed roster begins the walk over what waits again.
 */
export function createSignatureWalk(store: Store): { slice(): boolean } {
  const { log, meta } = store;
  const signers = createSigners(store);
  /** Among those that are due by name. */
  let passedDue = 0;
  /** Among all: the first slice goes on where the last process stood. */
  let passed = meta.get("signaturesThrough") ?? 0;
  /** Something was judged since this was last told. */
  let judgedSince = false;
  store.onBatch(({ touched }) => {
    if (touched.some((key) => splitEntityKey(key).kind === deviceKind.name)) passedDue = 0;
  });

  function settle({ n, id, device, type, status, verified, ...sealed }: UncheckedOperation): void {
    const good = signers.judge(device, type, sealed);
    // A due one that nobody can judge yet stays due.
    if (good === null && verified === 0) return;
    if (good === null) return log.setDue(n);
    const op = envelopeFrom(sealed.body);
    if (good && status === "accepted") {
      if (verified === 0) {
        log.setVerified(n);
        store.notify(op.touches);
        if (isForgetting(type)) store.forget(op);
      }
    } else if (!good) {
      log.distrust(n);
      folding(op);
      store.environment.log.error("an operation is not signed by its device; it counts no longer", { id });
    }
  }

  function folding(op: ReturnType<typeof envelopeFrom>): void {
    store.folding.refold(op);
    store.notify(op.touches);
  }

  /** Custody events, erasures, and what nobody could judge when it came. */
  function sliceOfDue(): boolean {
    const due = log.due(passedDue, SLICE);
    const last = due.at(-1);
    if (!last) return false;
    const judged = due.filter(({ device, type, ...sealed }) => signers.judge(device, type, sealed) !== null);
    if (judged.length > 0) store.integrate(() => judged.forEach(settle));
    passedDue = last.n;
    return due.length === SLICE;
  }

  function sliceOfAll(): boolean {
    const rows = log.after(passed, SLICE);
    const last = rows.at(-1);
    if (!last) return false;
    const open = rows.filter(
      ({ verified, status, label, type }) =>
        verified === null && status === "accepted" && label === null && !isHubs(type),
    );
    if (open.length > 0 || last.n >= (meta.get("signaturesThrough") ?? 0) + NOTED_EVERY) {
      store.integrate(() => {
        open.forEach(settle);
        meta.set("signaturesThrough", last.n);
      });
    }
    passed = last.n;
    judgedSince ||= open.length > 0;
    if (rows.length === SLICE) return true;
    if (judgedSince) store.tell();
    judgedSince = false;
    return false;
  }

  return {
    slice() {
      try {
        return sliceOfDue() || sliceOfAll();
      } catch (error) {
        // Tried again when the store takes writes again.
        if (error instanceof StoreReadOnly) return false;
        throw error;
      }
    },
  };
}
