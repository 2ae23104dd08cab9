import type { Contributions } from "../contributions/index.ts";
import type { CoreClient } from "../core/index.ts";
import type { Desk } from "../desk/index.ts";
import type { ScanAnswer, ScannedRecord } from "./entries.ts";

interface Asked {
  core: CoreClient;
  desk: Desk;
  records: Contributions["records"];
}

/** What a scanned code means. */
export async function askScan(asked: Asked, code: string): Promise<ScanAnswer> {
  const found = await asked.core.query("scan.resolve", { code: code.slice(0, 500) });
  if (!found.ok) return { is: "failed" };
  const hit = found.value;
  if (hit === null) return { is: "unknown" };
  if (hit.kind === null) return { is: "several", candidates: hit.candidates };
  return { is: "record", record: await called(asked, hit, code) };
}

/** What people call a record that was scanned: as the register finds it by this code, else as the desk does. */
async function called(
  { core, desk, records }: Asked,
  { kind, id }: Pick<ScannedRecord, "kind" | "id">,
  code: string,
): Promise<ScannedRecord> {
  const search = await core.query("search.all", { text: code.slice(0, 100), limit: 10 });
  const hit = search.ok ? search.value.find((each) => each.id === id && each.kind === kind) : undefined;
  if (hit) return { kind, id, title: hit.title, subtitle: hit.subtitle };
  const [named] = records[kind]?.names?.(desk, [id]) ?? [];
  return { kind, id, title: named?.[1] ?? code, subtitle: "" };
}
