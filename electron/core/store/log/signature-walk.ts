import { device as deviceKind } from "../../../../shared/domain/device/device.ts";
import { isForgetting, isHubs } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import { StoreReadOnly } from "../care/read-only.ts";
import type { Store } from "../store.ts";
import { createHistory } from "./history.ts";
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
  const history = createHistory(store);
  /** Among those that are due by name. */
  let passedDue = 0;
  /** Among all: the first slice goes on where the last process stood. */
  let passed = meta.get("signaturesThrough") ?? 0;
  /** Something was judged since this was last told. */
  let judgedSince = false;
  store.onBatch(({ touched }) => {
    if (touched.some((key) => splitEntityKey(key).kind === deviceKind.name)) passedDue = 0;
  });

  const judge = ({ device, type, body, sig }: UncheckedOperation) =>
    signers.judge(device, type, { body, sig });

  function settle({ n, id, type, verified, body, feed }: UncheckedOperation, good: boolean): void {
    if (good && feed !== null) history.hear(JSON.parse(body) as OperationBody, feed);
    if (good && verified !== 0) return;
    const op = envelopeFrom(body);
    store.notify(op.touches);
    if (good) {
      log.setVerified(n);
      if (isForgetting(type)) store.forget(op);
    } else {
      log.distrust(n);
      store.folding.refold(op);
      store.environment.log.error("an operation is not signed by its device; it counts no longer", { id });
    }
  }

  /** Custody events, erasures, and what nobody could judge when it came; what nobody can yet stays due. */
  function sliceOfDue(): boolean {
    const due = log.due(passedDue, SLICE);
    const last = due.at(-1);
    if (!last) return false;
    const judged = due.flatMap((each) => {
      const good = judge(each);
      return good === null ? [] : [{ each, good }];
    });
    if (judged.length > 0) {
      store.integrate(() => {
        for (const { each, good } of judged) settle(each, good);
      });
    }
    passedDue = last.n;
    return due.length === SLICE;
  }

  function sliceOfAll(): boolean {
    const rows = log.after(passed, SLICE);
    const last = rows.at(-1);
    if (!last) return false;
    // Older programs noted a wrong custody event, and let it count.
    const open = rows.filter(
      ({ verified, status, label, type }) =>
        (verified === null || verified === -1) && status === "accepted" && label === null && !isHubs(type),
    );
    if (open.length > 0 || last.n >= (meta.get("signaturesThrough") ?? 0) + NOTED_EVERY) {
      store.integrate(() => {
        for (const each of open) {
          const good = judge(each);
          if (good === null) log.setDue(each.n);
          else settle(each, good);
        }
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
