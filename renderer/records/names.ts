import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import type { Contributions } from "../contributions/index.ts";
import { draftTarget, useContributions } from "../contributions/index.ts";
import type { DeskDb } from "../desk/index.ts";
import { useDesk } from "../desk/index.ts";

/** What people call the records behind these ids, as far as the desk set knows them; '' until it has answered. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const { records } = useContributions();
  const wanted = [...new Set(ids)];
  const names = useDesk((db) => namesOf(records, db, wanted), [records, wanted.join(" ")]);
  return (id) => (names ? (names.get(id) ?? `…${id.slice(-6)}`) : "");
}

async function namesOf(
  records: Contributions["records"],
  db: DeskDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const asked = Object.values(records).flatMap(({ names }) => (names ? [names(db, ids)] : []));
  const found = await Promise.all(asked);
  return new Map(found.flat());
}

/** What people call the records that drafts belong to, by the draft's key; none for what is not on the desk. */
export async function draftNames(
  { records, forms }: Contributions,
  db: DeskDb,
  drafts: readonly DraftRow[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const draft of drafts) {
    const target = draftTarget(forms, draft);
    const about = target?.begun.about;
    const record = about ? target.form.record?.(about) : undefined;
    const [named] = record ? ((await records[record.kind]?.names?.(db, [record.id])) ?? []) : [];
    if (named) names.set(draft.key, named[1]);
  }
  return names;
}
