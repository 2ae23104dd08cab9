import { useCallback } from "react";
import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import type { Contributions } from "../contributions/index.ts";
import { draftTarget, useContributions } from "../contributions/index.ts";
import type { Desk } from "../desk/index.ts";
import { useDesk } from "../desk/index.ts";

/** What people call the records behind these ids, as far as the desk set knows them. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const { records } = useContributions();
  const wanted = [...new Set(ids)].join(" ");
  const names = useDesk(
    useCallback((desk: Desk) => namesOf(records, desk, wanted.split(" ")), [records, wanted]),
  );
  return (id) => names.get(id) ?? `…${id.slice(-6)}`;
}

function namesOf(
  records: Contributions["records"],
  desk: Desk,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(Object.values(records).flatMap(({ names }) => names?.(desk, ids) ?? []));
}

/** What people call the records that drafts belong to, by the draft's key; none for what is not on the desk. */
export function draftNames(
  { records, forms }: Contributions,
  desk: Desk,
  drafts: readonly DraftRow[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const draft of drafts) {
    const target = draftTarget(forms, draft);
    const about = target?.begun.about;
    const record = about ? target.form.record?.(about) : undefined;
    const [named] = record ? (records[record.kind]?.names?.(desk, [record.id]) ?? []) : [];
    if (named) names.set(draft.key, named[1]);
  }
  return names;
}
