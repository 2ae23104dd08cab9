import { foldEntity } from "../../../shared/domain/evolve.ts";
import { file as fileKind } from "../../../shared/domain/file/file.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { forgottenBy, recordsOf } from "../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import { open } from "../../../shared/log/seal.ts";
import type { Follower, HubContext } from "../../log/hub-context.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import { partsOf } from "../../log/parts.ts";
import { done } from "../../outcome.ts";
import type { Handle, HubTransaction } from "../../store/hub-store.ts";
import { recordsAround } from "../fold/audience-rows.ts";
import { catchUp } from "../fold/catch-up.ts";
import { operationsOf } from "../fold/entity-rows.ts";
import { deleteFile, filesAt, namesOf, recordsNaming, saveName, unnoted } from "./file-rows.ts";

/** Records that are noted in one transaction. */
const SLICE = 200;

const isFile = (key: EntityKey) => splitEntityKey(key).kind === fileKind.name;

/**
 * Keeps the table equal to the fold, in the transaction that accepts. The fold of the hub knows no
 * personal values; what a record names is one, and is read with the parts that are here. Bytes that
 * nothing names any more because it was erased are erased with it.
 */
export const followNames: Follower = async (_context, tx, operations) => {
  const erased = operations.flatMap(({ op }) => forgottenBy(op).map(({ operation }) => operation));
  const keys = new Set(operations.flatMap(({ op }) => recordsOf(op)));
  for (const key of await recordsAround(tx, erased)) keys.add(key);
  await note(tx, [...keys].filter(isFile), erased.length > 0);
};

/** What operations name whose parts have come here after them. */
export async function noteOperations(tx: HubTransaction, ids: readonly string[]): Promise<void> {
  await note(tx, (await recordsAround(tx, ids)).filter(isFile), false);
}

/** Notes what an upgrade or a restore left behind. */
export async function nameAll(context: HubContext): Promise<void> {
  await catchUp(context);
  for (;;) {
    if ((await unnoted(context.store, fileKind.name, 1)).length === 0) return;
    await context.store.write(async (tx) => {
      await note(tx, await unnoted(tx, fileKind.name, SLICE), false);
      return done(null);
    });
  }
}

async function note(tx: HubTransaction, records: readonly EntityKey[], erasing: boolean): Promise<void> {
  const before = await namesOf(tx, records);
  const left = new Set<string>();
  for (const record of records) {
    const address = await addressNamedBy(tx, record);
    const former = before.get(record) ?? "";
    if (address === former && before.has(record)) continue;
    await saveName(tx, { record, address });
    if (former !== "") left.add(former);
  }
  if (!erasing || left.size === 0) return;
  for (const { address } of await recordsNaming(tx, [...left])) left.delete(address);
  for (const gone of await filesAt(tx, [...left])) {
    await deleteFile(tx, gone);
    tx.scrubAfterwards();
  }
}

/** Address of the bytes that a file's record names; '' where it is erased, or was never said. */
export async function addressNamedBy(handle: Handle, record: EntityKey): Promise<string> {
  const logged = (await operationsOf(handle, record)).flatMap(({ body, sig, parts, seq, receivedAt }) => {
    const opened = open({ body, sig, parts: partsOf({ parts }) }, sha256Hex);
    return opened.ok ? [{ op: opened.op, seq, receivedAt }] : [];
  });
  const { kind, id } = splitEntityKey(record);
  const state = foldEntity(kind, id, logged);
  return state.exists ? textIn(state, "blob") : "";
}
