import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import css from "./timeline.module.css";

interface Props {
  /** ms. */
  at: number;
  /** Of which device and number under the pointer are told; null while it is not read. */
  entry: Pick<HistoryEntry, "deviceCode" | "seq"> | null;
}

/** The time of day; the whole date, the laptop and the number under the pointer. */
export function When({ at, entry }: Props) {
  const t = useText("queue");
  const format = useFormat();
  const facts = [
    format.dateTime(at),
    entry?.deviceCode,
    entry && entry.seq !== null ? t("history.seq", { seq: entry.seq }) : null,
  ];
  return (
    <time className={css.when} title={facts.filter(Boolean).join(" · ")}>
      {format.time(at)}
    </time>
  );
}
