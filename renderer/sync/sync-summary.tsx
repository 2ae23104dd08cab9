import type { ReactNode } from "react";
import { useNow, useSyncStatus } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { ProgressBar } from "../ui/index.ts";
import css from "./sync.module.css";

/** State, last sync, next try and what is wrong, in plain sentences. */
export function SyncSummary({ action }: { action: ReactNode }) {
  const t = useText("sync");
  const app = useText("app");
  const format = useFormat();
  const now = useNow();
  const status = useSyncStatus();
  if (!status) return null;
  const { phase, lastSync, nextTry, problem, progress } = status;
  const lines = [
    lastSync === null ? t("never") : t("last", { when: format.dateTime(lastSync) }),
    nextTry !== null && nextTry > now ? t("next", { when: format.time(nextTry) }) : null,
  ].filter((line): line is string => line !== null);
  return (
    <section className={css.summary} aria-label={t("state")}>
      <div className={css.words}>
        <h2 className={css.phase}>{t(`phase.${phase}`)}</h2>
        {phase === "alone" ? <p>{t("aloneText")}</p> : <p>{lines.join(t("between"))}</p>}
        {problem ? <p className={css.problem}>{app(`problem.${problem}`)}</p> : null}
        {progress ? <ProgressBar label={t("receiving")} done={progress.done} total={progress.total} /> : null}
      </div>
      {action}
    </section>
  );
}
