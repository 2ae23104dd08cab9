import { Button } from "@mantine/core";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { openTour } from "../runs/open-tour.ts";
import { AppDialog, ErrorNote, KeyValues, Row, Stack } from "../ui/index.ts";

/** What a link or the palette opens: which tour it is, how far it has come, and the way into it. */
export default function TourCard({ id, onClose }: CardProps) {
  const t = useText("tour");
  const { data, error } = useCoreQuery("tour.get", { id });
  const { row, progress } = data ?? {};
  const open = () => {
    onClose();
    openTour(id);
  };
  return (
    <AppDialog title={row ? `${row.number} ${row.name}` : t("noun")} onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {row && progress && (
          <KeyValues
            items={[
              { label: t("field.due"), value: row.due },
              { label: t("field.targets"), value: `${progress.walked} / ${progress.targets}` },
              { label: t("field.missed"), value: String(progress.missed) },
              { label: t("field.status"), value: t(`status.${row.status}`) },
            ]}
          />
        )}
        <Row end>
          <Button data-autofocus onClick={open}>
            {t("open")}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
