import type { KernelTables, StoredOperation } from "./hub-store.ts";

/** A row of the log as the hub speaks of it. */
export function storedOperation({ size: _size, ...row }: KernelTables["logOperation"]): StoredOperation {
  return { ...row, reoffered: row.reoffered === 1, absent: row.absent === 1 };
}
