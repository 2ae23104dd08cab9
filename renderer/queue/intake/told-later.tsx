import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";

/** That the ticket is told later, and from when its clocks run. */
export function ToldLater({ toldAt }: { toldAt: string | null }) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  if (toldAt === null) return null;
  return <Note tone="note" title={t("moment.counts", { when: format.dateTime(Date.parse(toldAt), now) })} />;
}
