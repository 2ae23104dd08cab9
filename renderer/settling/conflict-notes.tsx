import { Button } from "@mantine/core";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useText } from "../i18n/index.ts";
import { Note, openRecord } from "../ui/index.ts";
import { conflictLabel, ruleWords } from "./conflict-label.ts";

/** What of a record is to be decided, on the record itself, with the way to where it is settled. */
export function ConflictNotes({ conflicts }: { conflicts: readonly ConflictRow[] }) {
  const t = useText("settling");
  return conflicts.map((conflict) => (
    <Note
      key={conflict.id}
      tone="bad"
      title={conflictLabel(t, [conflict])}
      actions={
        <Button variant="default" size="compact-sm" onClick={() => openRecord("conflicts", conflict.id)}>
          {t("look")}
        </Button>
      }
    >
      {conflict.class === "breach" && ruleWords(t, conflict)}
    </Note>
  ));
}
