import { Button } from "@mantine/core";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { openRun } from "../runs/open-run.ts";
import { RunCard } from "../runs/run-card.tsx";
import { AppDialog, ErrorNote, Row, Stack } from "../ui/index.ts";

/** What a link or the palette opens: which run it is, what it came to, and the way into it. */
export default function RunDialog({ id, onClose }: CardProps) {
  const t = useText("run");
  const locale = useLocale();
  const { data, error } = useCoreQuery("run.get", { id });
  const open = () => {
    onClose();
    openRun(id);
  };
  return (
    <AppDialog
      title={data ? `${data.row.number} ${inLanguage(data.row.title, locale)}` : t("noun")}
      onClose={onClose}
    >
      <Stack>
        {error && <ErrorNote error={error} />}
        {data && <RunCard detail={data} />}
        <Row end>
          <Button data-autofocus onClick={open}>
            {t("open")}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
