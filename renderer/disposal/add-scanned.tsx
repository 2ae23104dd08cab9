import { Button } from "@mantine/core";
import type { TaskProps } from "../contributions/index.ts";
import { useCommand, useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, ErrorNote, Note, Stack } from "../ui/index.ts";
import { openLot, openLots } from "./open.ts";

/** What was scanned goes into one of the lots that are being gathered: which one, a press says. */
export default function AddScanned({ records, onClose }: TaskProps) {
  const t = useText("lots");
  const { data, error } = useCoreQuery("disposal.page", { limit: 200, live: true });
  const { run, busy, error: refused } = useCommand();
  const gathering = data?.rows.filter(({ status }) => status === "open");

  async function addTo(disposal: string) {
    const done = await run("disposal.add", { disposal, lines: records.map((asset) => ({ asset })) });
    if (!done.ok) return;
    onClose();
    openLot(disposal);
  }

  return (
    <AppDialog title={t("addScanned")} size="md" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {refused && <ErrorNote error={refused} />}
      <Stack>
        {gathering?.map(({ id, number, title, assets, value }, index) => (
          <Button
            key={id}
            variant="default"
            disabled={busy}
            {...(index === 0 ? { "data-autofocus": true } : {})}
            onClick={() => void addTo(id)}
          >
            {[`${number} ${title}`, t("linesCount", { count: assets, value: value.toFixed(2) })].join(" · ")}
          </Button>
        ))}
        {gathering?.length === 0 && (
          <>
            <Note tone="note" title={t("whichNone")} />
            <Button
              data-autofocus
              onClick={() => {
                onClose();
                openLots();
              }}
            >
              {t("title")}
            </Button>
          </>
        )}
      </Stack>
    </AppDialog>
  );
}
