import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import type { DragEvent } from "react";
import { useState } from "react";
import type { ImportReport } from "../../shared/ipc/queries.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCore } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, Note, ProgressBar, TaskHead } from "../ui/index.ts";
import css from "./import.module.css";
import { DoubtfulItems } from "./doubtful-items.tsx";
import { ImportList } from "./import-list.tsx";
import { useImport } from "./use-import.ts";
import type { ImportRun } from "./use-import.ts";

/** Import of inventory files: nothing is written before its outcome was on the screen. */
export default function Import({ onClose }: Pick<TaskProps, "onClose">) {
  const t = useText("import");
  const { api } = useCore();
  const run = useImport();
  const { now, error } = run;
  const [over, setOver] = useState(false);
  const mayDrop = now.stage !== "running";

  function leave() {
    // What runs goes on, and is found here again.
    if (now.stage !== "running") run.again();
    onClose();
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (mayDrop && files.length > 0) void run.look(api.pathsOf(files));
  }

  return (
    <section
      className={css.view}
      aria-label={t("title")}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        if (mayDrop) setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <TaskHead title={t("title")} back={t("back")} onBack={leave} />
      {error && <ErrorNote error={error} />}
      <Stage run={run} onClose={leave} />
    </section>
  );
}

function Stage({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const t = useText("import");
  const { now } = run;
  switch (now.stage) {
    case "choose":
      return <Choose run={run} />;
    case "running":
      return (
        <div className={css.running}>
          <ProgressBar
            label={t(now.dryRun ? "looking" : "importing")}
            done={now.done}
            total={now.total}
            onCancel={run.cancel}
          />
          <p className={css.hint}>{t(now.dryRun ? "lookingHint" : "importingHint")}</p>
        </div>
      );
    case "plan":
      return (
        <>
          <Summary report={now.report} cancelled={false} />
          <DoubtfulItems items={now.report.items} decisions={run.decisions} onDecide={run.decide} />
          <ImportList items={now.report.items} />
          <PlanFoot run={run} report={now.report} />
        </>
      );
    case "done":
      return (
        <>
          <Summary report={now.report} cancelled={now.cancelled} />
          <DoubtfulItems items={now.report.items} decisions={run.decisions} onDecide={run.decide} />
          <ImportList items={now.report.items} />
          <div className={css.foot}>
            <Button variant="default" onClick={run.again}>
              {t("another")}
            </Button>
            <Decided run={run} report={now.report} />
            <Button onClick={onClose}>{t("toRegister")}</Button>
          </div>
        </>
      );
  }
}

function Choose({ run }: { run: ImportRun }) {
  const t = useText("import");
  const { api } = useCore();

  async function pick() {
    const paths = await api.pickFiles({ purpose: "import" });
    if (paths && paths.length > 0) await run.look(paths);
  }

  return (
    <EmptyState
      icon={<IconFileImport size="1em" />}
      title={t("choose")}
      action={<Button onClick={() => void pick()}>{t("pick")}</Button>}
    >
      {t("chooseHint")}
    </EmptyState>
  );
}

function Summary({ report, cancelled }: { report: ImportReport; cancelled: boolean }) {
  const t = useText("import");
  const format = useFormat();
  const { counts } = report;
  const numbers = {
    count: counts.rejected,
    new: format.number(counts.new),
    changed: format.number(counts.changed),
    unchanged: format.number(counts.unchanged),
    rejected: format.number(counts.rejected),
  };
  const left = Object.values(report.left).reduce((sum, each) => sum + each, 0);
  const endings = Object.keys(report.left).filter((ending) => ending !== "");
  return (
    <Note
      tone={counts.rejected > 0 || cancelled ? "warn" : "note"}
      title={t(report.dryRun ? "plan" : "done", numbers)}
    >
      {t(report.dryRun ? "planHint" : cancelled ? "cancelledHint" : "doneHint")}
      {counts.doubtful > 0 && (
        <p>{t("doubtful.open", { count: counts.doubtful, shown: format.number(counts.doubtful) })}</p>
      )}
      {left > 0 && (
        <p>{t("left", { count: left, shown: format.number(left), endings: endings.join(t("and")) })}</p>
      )}
    </Note>
  );
}

function PlanFoot({ run, report }: { run: ImportRun; report: ImportReport }) {
  const t = useText("import");
  const count = report.counts.new + report.counts.changed + decidedOf(run, report).length;
  return (
    <div className={css.foot}>
      <Button variant="default" onClick={run.again}>
        {t("others")}
      </Button>
      {count > 0 ? (
        <Button onClick={() => void run.run()}>{t("start", { count })}</Button>
      ) : (
        <span className={css.hint}>{t("nothing")}</span>
      )}
    </div>
  );
}

/** Files of a report that wait for a decision which has been made meanwhile. */
function decidedOf({ decisions }: ImportRun, { items }: ImportReport): string[] {
  const doubtful = items.filter(
    ({ outcome, file }) => outcome === "doubtful" && Object.hasOwn(decisions, file),
  );
  return doubtful.map(({ file }) => file);
}

/** After an import: takes in what was decided about files that were left open. */
function Decided({ run, report }: { run: ImportRun; report: ImportReport }) {
  const t = useText("import");
  const count = decidedOf(run, report).length;
  if (count === 0) return null;
  return <Button onClick={() => void run.run()}>{t("doubtful.start", { count })}</Button>;
}
