import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import type { DragEvent } from "react";
import { useState } from "react";
import { CHOSEN_MOST } from "../../shared/ipc/chosen-most.ts";
import type { ImportReport } from "../../shared/ipc/import-report.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCore } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, Note, ProgressBar, Steps, TaskHead, openRecords } from "../ui/index.ts";
import css from "./import.module.css";
import { DoubtfulItems } from "./doubtful-items.tsx";
import { ImportList } from "./import-list.tsx";
import { useImport } from "./use-import.ts";
import type { ImportRun, ImportStage } from "./use-import.ts";

const STEPS = ["choose", "preview", "done"] as const;

/** Looking is on the way to the preview, importing on the way to what was done. */
function stepOf(now: ImportStage): number {
  if (now.stage === "running") return now.dryRun ? 1 : 2;
  return { choose: 0, plan: 1, done: now.stage === "done" && !now.cancelled ? STEPS.length : 2 }[now.stage];
}

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
      <TaskHead title={t("title")} onBack={leave}>
        <Steps label={t("steps")} steps={STEPS.map((step) => t(`step.${step}`))} now={stepOf(now)} />
      </TaskHead>
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
            <Button variant="default" onClick={onClose}>
              {t("toRegister")}
            </Button>
            <OpenNew report={now.report} onClose={onClose} />
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
      tone={report.dryRun ? "quiet" : cancelled ? "warn" : "ok"}
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

/** The register with what the import made in it, and nothing else. */
function OpenNew({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const t = useText("import");
  const made = report.items.flatMap(({ outcome, asset }) =>
    outcome === "new" && asset !== null ? asset : [],
  );
  const ids = made.slice(0, CHOSEN_MOST);
  if (ids.length === 0) return null;
  return (
    <Button
      onClick={() => {
        onClose();
        openRecords("assets", ids);
      }}
    >
      {t(ids.length < made.length ? "openFirst" : "openNew", { count: ids.length })}
    </Button>
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
