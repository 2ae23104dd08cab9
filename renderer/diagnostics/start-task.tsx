import { useState } from "react";
import type { TaskProps } from "../contributions/index.ts";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { openRun } from "../runs/open-run.ts";
import { ErrorNote, TaskHead } from "../ui/index.ts";
import { Catalogue } from "./catalogue.tsx";
import css from "./diagnostics.module.css";
import { StartDialog } from "./start-dialog.tsx";

/** The choice of a checklist: for a ticket, an asset or both a press begins it, else it is asked what it is about. */
export default function StartTask({ records, onClose }: TaskProps) {
  const t = useText("diagnostics");
  const [ticket, asset] = [records[0] || null, records[1] || null];
  const { run, busy, error } = useCommand();
  const [chosen, choose] = useState<string | null>(null);
  async function begin(checklist: string) {
    if (ticket === null && asset === null) return choose(checklist);
    if (busy) return;
    const done = await run("run.start", { checklist, ticket, asset });
    if (done.ok && done.value.id !== null) openRun(done.value.id);
  }
  return (
    <section className={css.screen} aria-label={t("choose")}>
      <TaskHead title={t("choose")} onBack={onClose} />
      {error && <ErrorNote error={error} />}
      <Catalogue ticket={ticket} asset={asset} onChoose={(key) => void begin(key)} />
      {chosen !== null && <StartDialog checklist={chosen} onClose={() => choose(null)} />}
    </section>
  );
}
