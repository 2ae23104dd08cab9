import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { Job } from "../core/index.ts";
import { useCore, useCoreQuery, useCoreSession } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useRestore } from "../restoring/index.ts";
import { ErrorNote, Note, ProgressBar, Row, Stack } from "../ui/index.ts";

/** What the core's verification answers. */
interface VerifyReport {
  ok: boolean;
  operations: number;
  entities: number;
  /** Signatures whose device nobody has enrolled here yet. */
  unchecked: number;
  /** Personal values that are not at hand: no fault. */
  erased: number;
  absent: number;
  /** Custody events that follow one the hub refused; no damage. */
  afterRefused: unknown[];
  problems: { code: string; subject: string; message: string }[];
}

type Done = { kind: "backup"; file: string } | { kind: "verify"; report: VerifyReport };

/** Backup and verification of this laptop's data, on request. */
export default function Care() {
  const t = useText("settings");
  const format = useFormat();
  const core = useCore();
  const { queries } = useCoreSession();
  const restore = useRestore(true);
  const store = useCoreQuery("store.status", {});
  const lastBackup = store.data?.lastBackup ?? null;
  const [running, setRunning] = useState<"backup" | "verify" | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const [done, setDone] = useState<Done | null>(null);
  const [error, setError] = useState<CoreError | null>(null);
  const job = useRef<Job<unknown> | null>(null);

  async function follow<T>(kind: "backup" | "verify", work: Job<T>): Promise<T | null> {
    job.current = work;
    setRunning(kind);
    setDone(null);
    setError(null);
    setProgress({ done: 0, total: 0 });
    const answer = await work.done;
    setRunning(null);
    if (answer.ok) return answer.value;
    // Cancelling was the user's own wish.
    if (answer.error.code !== "cancelled") setError(answer.error);
    return null;
  }

  async function backUp() {
    const [file] = (await core.api.pickFiles({ purpose: "backup", defaultName: t("care.fileName") })) ?? [];
    if (!file) return;
    // The system's dialog has asked already.
    const job = { kind: "backup", file, overwrite: true } as const;
    if ((await follow("backup", core.runJob(job, setProgress))) !== null) {
      // The moment of a backup is no change of a record; what is said of it beside this must be the newest.
      queries.refreshAll();
      setDone({ kind: "backup", file });
    }
  }

  async function verify() {
    const report = await follow<VerifyReport>("verify", core.runJob({ kind: "verify" }, setProgress));
    if (report) setDone({ kind: "verify", report });
  }

  return (
    <Stack>
      <Row>
        <Button variant="default" disabled={running !== null} onClick={() => void backUp()}>
          {t("care.backup")}
        </Button>
        <Button variant="default" disabled={running !== null} onClick={() => void verify()}>
          {t("care.verify")}
        </Button>
        <Button variant="default" disabled={running !== null} onClick={restore.choose}>
          {t("restoring:choose")}
        </Button>
        <span>
          {store.data === undefined || done?.kind === "backup"
            ? null
            : lastBackup === null
              ? t("care.noBackup")
              : t("care.lastBackup", { when: format.dateTime(lastBackup) })}
        </span>
      </Row>
      {running ? (
        <ProgressBar
          label={t(`care.running.${running}`)}
          done={progress.done}
          total={progress.total}
          {...(running === "verify" ? { onCancel: () => job.current?.cancel() } : {})}
        />
      ) : null}
      {error || done ? (
        <div ref={intoSight}>
          {error ? <ErrorNote error={error} /> : null}
          {done?.kind === "backup" ? (
            <Note tone="note" title={t("care.backupDone")}>
              {done.file}
            </Note>
          ) : null}
          {done?.kind === "verify" ? <Verified report={done.report} /> : null}
        </div>
      ) : null}
      {restore.dialog}
    </Stack>
  );
}

/** What came of it stands below the fold of a small window. */
const intoSight = (outcome: HTMLElement | null) => outcome?.scrollIntoView({ block: "nearest" });

function Verified({ report }: { report: VerifyReport }) {
  const t = useText("settings");
  const format = useFormat();
  const counts = { operations: format.number(report.operations), entities: format.number(report.entities) };
  if (report.ok) {
    return (
      <Note tone="note" title={t("care.verified")}>
        {t("care.verifiedText", counts)}
        {report.unchecked > 0 && <> {t("care.unchecked", { count: report.unchecked })}</>}
        {report.erased + report.absent > 0 && (
          <> {t("care.hiddenParts", { erased: report.erased, absent: report.absent })}</>
        )}
        {report.afterRefused.length > 0 && (
          <> {t("care.afterRefused", { count: report.afterRefused.length })}</>
        )}
      </Note>
    );
  }
  return (
    <Note tone="bad" alert title={t("care.problems", { count: report.problems.length })}>
      {t("care.problemsText")}
      <ul>
        {report.problems.slice(0, 20).map((problem) => (
          <li key={`${problem.code} ${problem.subject}`}>
            {problem.code} · {problem.subject} · {problem.message}
          </li>
        ))}
      </ul>
    </Note>
  );
}
