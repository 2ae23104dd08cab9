import { Button } from "@mantine/core";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, ErrorNote, KeyValues, Row, Stack } from "../ui/index.ts";
import { openLot } from "./open.ts";

/** What a link or the palette opens: which lot it is, and the way into it. */
export default function LotCard({ id, onClose }: CardProps) {
  const t = useText("disposal");
  const { data, error } = useCoreQuery("disposal.get", { id });
  const row = data?.row;
  return (
    <AppDialog title={row ? `${row.number} ${row.title}` : t("noun")} size="md" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {row && (
        <Stack>
          <KeyValues
            items={[
              { label: t("field.status"), value: t(`status.${row.status}`) },
              { label: t("field.applicantName"), value: row.applicantName },
              { label: t("field.assets"), value: String(row.assets) },
              { label: t("field.value"), value: row.value.toFixed(2) },
            ]}
          />
          <Row end>
            <Button
              data-autofocus
              onClick={() => {
                onClose();
                openLot(id);
              }}
            >
              {t("open")}
            </Button>
          </Row>
        </Stack>
      )}
    </AppDialog>
  );
}
