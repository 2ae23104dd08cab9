import { Button } from "@mantine/core";
import type { Done } from "../../core/index.ts";
import { actOf, useCoreQuery, useCoreSession } from "../../core/index.ts";
import { actWords, useFormat, useText } from "../../i18n/index.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import css from "./notice.module.css";

interface Props {
  kind: string;
  id: string;
  /** Number and title, or name, of the record, where they are at hand. */
  label?: string;
  entry: Pick<HistoryEntry, "operation" | "type" | "undone" | "payload">;
}

/** At an entry of a record's history: that it was taken back, or the button that does so while it may be. */
export function UndoLine({ kind, id, label = "", entry: { operation, type, undone, payload } }: Props) {
  const t = useText("ui");
  const format = useFormat();
  const { acts } = useCoreSession();
  const offers = useCoreQuery("record.undoable", undone === null ? { kind, id } : null).data;
  if (actOf(type)?.undoes && undone !== "late") {
    const act = actWords(t, String(payload.act));
    return <span className={css.late}>{t("notice.undid", { act })}</span>;
  }
  if (undone === "late") return <span className={css.late}>{t("notice.late")}</span>;
  if (undone) {
    const values = { name: undone.actorName, when: format.dateTime(undone.at) };
    return <span className={css.late}>{t("notice.undoneBy", values)}</span>;
  }
  if (!offers?.some((each) => each.operation === operation)) return null;
  const done: Done = { type, label, steps: [{ type, kind, id, operation }] };
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => void acts.undo(done)}>
      {t("notice.undo")}
    </Button>
  );
}
