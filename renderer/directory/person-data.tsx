import { Button } from "@mantine/core";
import { useState } from "react";
import { PrintButton } from "../custody/slip/print-button.tsx";
import { usePdf } from "../custody/slip/use-pdf.tsx";
import { useText } from "../i18n/index.ts";
import { AppDialog, DraftNote, FreeText, Row, Stack, useActions, useDraftedForm } from "../ui/index.ts";

/** As the core asks it (shared/ipc/jobs.ts). */
const SHORTEST = 2;
const LONGEST = 400;

/** All that is kept about a person as PDF or on paper; taking it out is noted, so it is asked why. */
export function PersonData({ id, name }: { id: string; name: string }) {
  const t = useText("directory");
  const { write, print, running, dialog } = usePdf();
  const [asking, setAsking] = useState(false);
  const form = useDraftedForm({ key: `person.data:${id}`, form: "person.data", initial: { reason: "" } });
  const { reason } = form.values;
  useActions([
    {
      ...{ id: "person.data", of: id, group: "person", shortcuts: [], disabled: !write },
      run: () => setAsking(true),
    },
  ]);
  if (!write) return null;
  const stated = reason.trim().length >= SHORTEST;
  const close = () => setAsking(false);
  function take(out: typeof print) {
    if (!stated) return;
    close();
    form.done();
    const defaultName = `${t("data.title")} ${name}.pdf`;
    out?.({ job: "personData", about: { person: id, reason: reason.trim() }, defaultName });
  }
  return (
    <>
      <Button variant="subtle" color="gray" loading={running} onClick={() => setAsking(true)}>
        {t("data.begin")}
      </Button>
      {dialog}
      {asking && (
        <AppDialog title={t("data.title")} size="md" onClose={close}>
          <Stack>
            <DraftNote restored={form.restored} onDiscard={form.discard} />
            <p>{t("data.about", { name })}</p>
            <FreeText
              data-autofocus
              label={t("data.reason")}
              value={reason}
              maxLength={LONGEST}
              minRows={2}
              maxRows={6}
              onChange={(event) => form.set("reason", event.currentTarget.value)}
            />
            <Row end>
              <Button variant="default" onClick={close}>
                {t("common:cancel")}
              </Button>
              <PrintButton disabled={!stated} onClick={() => take(print)} />
              <Button disabled={!stated} onClick={() => take(write)}>
                {t("data.save")}
              </Button>
            </Row>
          </Stack>
        </AppDialog>
      )}
    </>
  );
}
