import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { filesToSend, spokenPhase, useNow, useSyncStatus } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { ProgressBar, showArea } from "../ui/index.ts";
import css from "./sync.module.css";

/** State, last sync, next try and what is wrong, in plain sentences. */
export function SyncSummary({ action }: { action: ReactNode }) {
  const t = useText("sync");
  const app = useText("app");
  const format = useFormat();
  const now = useNow();
  const status = useSyncStatus();
  if (!status) return null;
  const { lastSync, nextTry, problem, progress, needs } = status;
  const phase = spokenPhase(status);
  const files = filesToSend(status);
  const lines = [
    lastSync === null ? t("never") : t("last", { when: format.moment(lastSync, now) }),
    nextTry !== null && nextTry > now ? t("next", { when: format.time(nextTry) }) : null,
  ].filter((line): line is string => line !== null);
  return (
    <section className={css.summary} aria-label={t("state")}>
      <div className={css.words}>
        <h2 className={css.phase}>{t(`phase.${phase}`)}</h2>
        {phase === "alone" ? <p>{t("aloneText")}</p> : <p>{lines.join(t("between"))}</p>}
        {problem ? <p className={css.problem}>{app(`problem.${problem}`)}</p> : null}
        {files > 0 ? (
          <p>
            {[
              t("files", { count: files, size: format.bytes(status.files.bytes) }),
              status.files.problem === "stalled" ? t("filesStalled") : null,
            ]
              .filter((words) => words !== null)
              .join(t("between"))}
          </p>
        ) : null}
        {progress ? <ProgressBar label={t("receiving")} done={progress.done} total={progress.total} /> : null}
        {needs.conflicts > 0 ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconAlertTriangle size="1rem" />}
            onClick={() => showArea("conflicts")}
          >
            {t("conflicts", { count: needs.conflicts })}
          </Button>
        ) : null}
      </div>
      {action}
    </section>
  );
}
