import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useCommand, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog, ErrorNote } from "../ui/index.ts";
import { WhoDecides } from "./who-decides.tsx";

/** Ends a conflict of one value: somebody has looked, and these are different things. */
export function TellApart({ row }: { row: ConflictRow }) {
  const t = useText("settling");
  const mayResolve = useMay("conflict.resolve");
  const { run, busy, error } = useCommand();
  const [asking, setAsking] = useState(false);

  async function tellApart() {
    const records = [...new Set(row.sides.map(({ value }) => String(value)))];
    const { kind, field } = row;
    const done = await run("conflict.tellApart", { kind, field, records });
    if (!done.ok) return;
    setAsking(false);
  }

  if (!mayResolve) return <WhoDecides permission="conflict.resolve" />;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("apart.act")}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t("apart.title")}
          confirm={t("apart.act")}
          busy={busy}
          onConfirm={() => void tellApart()}
          onClose={() => setAsking(false)}
        >
          {error && <ErrorNote error={error} />}
          {t("apart.text", { field: t(`${row.kind}:field.${row.field}`) })}
        </ConfirmDialog>
      )}
    </>
  );
}
