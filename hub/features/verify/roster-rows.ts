import { foldEntity } from "../../../shared/domain/evolve.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { LoggedOperation } from "../../../shared/log/operation.ts";
import type { RosterRows } from "../../log/hub-context.ts";
import type { HubReader } from "../../store/hub-store.ts";
import type { Report } from "./report.ts";

/** The rows of the roster are the fold of its operations (I5). */
export async function checkRoster(
  reader: HubReader,
  roster: readonly RosterRows[],
  operations: ReadonlyMap<string, readonly LoggedOperation[]>,
  report: Report,
): Promise<void> {
  const rows = new Map<string, Map<string, object>>();
  for (const { kind, all } of roster) {
    rows.set(kind, new Map((await all(reader)).map((row) => [row.id, row])));
  }
  for (const [subject, about] of operations) {
    const { kind, id } = splitEntityKey(subject);
    const { fields, exists } = foldEntity(kind, id, about);
    if (!exists) continue;
    const row: Record<string, unknown> = { ...rows.get(kind)?.get(id) };
    for (const [name, value] of Object.entries(fields)) {
      if (row[name] !== value) report("roster", `${subject}: the row's ${name} is not the log's`);
    }
  }
}
