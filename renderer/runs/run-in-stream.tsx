import { Button } from "@mantine/core";
import { IconPlayerPlay, IconProgress } from "@tabler/icons-react";
import type { RunRow } from "../../shared/domain/run/run.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { SaidInLine } from "../records/index.ts";
import { StatusMark } from "../ui/index.ts";
import { openRun } from "./open-run.ts";
import { RunCard } from "./run-card.tsx";
import css from "./run-card.module.css";
import { stepNumber, waitingStep } from "./steps-told.ts";
import { useInLanguage } from "./use-runs.ts";

interface Props {
  row: RunRow;
  /** It may be gone on with here. */
  mayGoOn: boolean;
}

/** A run as it stands in a stream: how far it has come, or what it came to. */
export function RunInStream({ row, mayGoOn }: Props) {
  const { data } = useCoreQuery("run.get", { id: row.id });
  return (
    <div className={css.frame} data-status={row.status} data-holds={row.holds ?? undefined}>
      {row.status === "open" ? <Open row={row} detail={data} mayGoOn={mayGoOn} /> : null}
      {row.status !== "open" && data ? <RunCard detail={data} onOpen={() => openRun(row.id)} /> : null}
      {data?.override ? <Overridden by={data.override} /> : null}
    </div>
  );
}

/** How far it has come, and at which step it waits. */
function Open({ row, detail, mayGoOn }: Props & { detail: RunDetail | undefined }) {
  const t = useText("findings");
  const said = useInLanguage();
  const at = detail && waitingStep(detail);
  const ready = detail?.walk?.conclusion;
  return (
    <div className={css.line}>
      <StatusMark tone="note" icon={<IconProgress size="1em" />}>
        {t("card.answered", { count: row.answered, steps: row.steps })}
      </StatusMark>
      <span className={css.step}>
        {at && detail
          ? t("card.at", { step: said(at.title), n: stepNumber(detail) })
          : ready
            ? t("card.ready", { conclusion: said(ready.title) })
            : ""}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlayerPlay size="1rem" aria-hidden />}
        onClick={() => openRun(row.id)}
      >
        {t(mayGoOn ? "card.continue" : "card.open")}
      </Button>
    </div>
  );
}

function Overridden({ by }: { by: NonNullable<RunDetail["override"]> }) {
  const t = useText("findings");
  return (
    <p className={css.note}>
      {t("card.override", { name: by.actorName })}
      <SaidInLine text={by.reason} />
    </p>
  );
}
