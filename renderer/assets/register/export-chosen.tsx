import { Button } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { Ask } from "../../core/index.ts";
import { localDate, useCore, useCoreSession } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { AppDialog, ErrorNote, useSay } from "../../ui/index.ts";

/** Chosen assets as a file that a spreadsheet opens, and that can be imported again. */
export function ExportChosen({ ids }: { ids: readonly string[] }) {
  const t = useText("assets");
  const format = useFormat();
  const core = useCore();
  const { now } = useCoreSession();
  const say = useSay();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);

  async function write() {
    const defaultName = t("register.exportName", { date: localDate(new Date(now())) });
    const [file] = (await core.api.pickFiles({ purpose: "export", defaultName })) ?? [];
    if (!file) return;
    setRunning(true);
    // The system's dialog has asked already whether a file may be replaced.
    const asked: Ask = {
      kind: "export",
      what: "assets",
      format: "csv",
      ids: [...ids],
      file,
      overwrite: true,
    };
    const answer = await core.runJob<JobResults["export"]>(asked, () => {}).done;
    setRunning(false);
    if (answer.ok) say("assets:register.exported", { count: format.number(answer.value.records), file });
    else setError(answer.error);
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size="1rem" aria-hidden />}
        loading={running}
        onClick={() => void write()}
      >
        {t("register.export")}
      </Button>
      {error && (
        <AppDialog title={t("register.notExported")} onClose={() => setError(null)}>
          <ErrorNote error={error} />
        </AppDialog>
      )}
    </>
  );
}
