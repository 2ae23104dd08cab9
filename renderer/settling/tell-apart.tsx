import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConflictProps } from "../contributions/index.ts";
import { useCommand, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog, ErrorNote } from "../ui/index.ts";
import { fieldsOf } from "./pair.ts";
import { WhoDecides } from "./who-decides.tsx";

/** Ends the conflicts of records that share values: somebody has looked, and these are different things. */
export function TellApart({ rows }: Pick<ConflictProps, "rows">) {
  const t = useText("settling");
  const mayResolve = useMay("conflict.resolve");
  const { run, busy, error } = useCommand();
  const [asking, setAsking] = useState(false);

  async function tellApart() {
    for (const { kind, field, sides } of rows) {
      const records = [...new Set(sides.map(({ value }) => String(value)))];
      const done = await run("conflict.tellApart", { kind, field, records });
      // What is left stays open, and is asked again.
      if (!done.ok) return;
    }
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
          {t("apart.text", { field: fieldsOf(t, rows) })}
        </ConfirmDialog>
      )}
    </>
  );
}
