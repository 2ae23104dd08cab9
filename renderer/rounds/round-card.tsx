import type { CardProps } from "../contributions/index.ts";
import { useDeskRow } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, KeyValues } from "../ui/index.ts";

/** What a link or the palette opens: which round it is. */
export default function RoundCard({ id, onClose }: CardProps) {
  const t = useText("round");
  const row = useDeskRow("round", id);
  return (
    <AppDialog title={row?.name ?? t("noun")} onClose={onClose}>
      {row && (
        <KeyValues
          items={[
            { label: t("field.from"), value: row.from },
            { label: t("field.targets"), value: String(row.targets) },
            { label: t("field.status"), value: t(`status.${row.status}`) },
          ]}
        />
      )}
    </AppDialog>
  );
}
