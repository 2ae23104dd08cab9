import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { CommandArgs } from "../core/index.ts";
import { useCommand } from "../core/index.ts";

/** Settles a conflict with the value that shall stand. */
export function useSettle(row: ConflictRow): {
  settle: (value: string) => Promise<boolean>;
  busy: boolean;
  error: CoreError | null;
} {
  const { run, busy, error } = useCommand();

  async function settle(value: string): Promise<boolean> {
    const done = await run("conflict.resolve", {
      kind: row.kind as CommandArgs<"conflict.resolve">["kind"],
      entity: row.entity,
      field: row.field,
      sides: row.sides.map((side) => side.op),
      value,
    });
    return done.ok;
  }

  return { settle, busy, error };
}
