import type { AssetDetail } from "../../shared/ipc/queries.ts";
import { useCoreQuery } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";
import { goneOf } from "./gone.ts";

/** On an asset that was disposed of: when, by which document, and that an inventory has seen it since. */
export function GoneNote({ detail, scanned = false }: { detail: AssetDetail; scanned?: boolean }) {
  const t = useText("custody");
  const format = useFormat();
  const gone = goneOf(detail);
  if (!gone) return null;
  const { at, number, seenAt } = gone;
  const known = { date: format.date(at), number };
  if (scanned)
    return (
      <Note tone="bad" title={t("gone.scannedAgain", known)}>
        {t("gone.hint")}
      </Note>
    );
  if (seenAt === null) return <Note tone="note" title={t("gone.disposed", known)} />;
  return (
    <Note tone="bad" title={t("gone.seenAgain", { ...known, seen: format.date(seenAt) })}>
      {t("gone.hint")}
    </Note>
  );
}

/** The same of one that was scanned just now. */
export default function ScannedGone({ id }: { id: string }) {
  const { data } = useCoreQuery("asset.get", { id });
  return data ? <GoneNote detail={data} scanned /> : null;
}
