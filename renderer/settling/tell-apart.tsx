import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConflictProps } from "../contributions/index.ts";
import type { Asked } from "../core/index.ts";
import { useCommand, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog, ErrorNote } from "../ui/index.ts";
import { fieldsOf } from "./pair.ts";
import { WhoDecides } from "./who-decides.tsx";

/** Ends the conflicts of records that share values: somebody has looked, and these are different things. */
export function TellApart({ rows }: ConflictProps) {
  const t = useText("settling");
  const mayResolve = useMay("conflict.resolve");
  const { runAll, busy, error } = useCommand();
  const [asking, setAsking] = useState(false);

  async function tellApart() {
    const asked = rows.map(({ kind, field, sides }): Asked => {
      const records = [...new Set(sides.map(({ value }) => String(value)))];
      return ["conflict.tellApart", { kind, field, records }];
    });
    if ((await runAll(asked)).ok) setAsking(false);
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
          {t("apart.text", { field: fieldsOf(t, rows) })}
        </ConfirmDialog>
      )}
    </>
  );
}
