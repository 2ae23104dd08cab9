import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconPlayerPlay,
  IconProgress,
} from "@tabler/icons-react";
import type { RunRow } from "../../shared/domain/run/run.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { SaidInLine, useDefinitions } from "../records/index.ts";
import { StatusMark } from "../ui/index.ts";
import { DoctorChain } from "./doctor-chain.tsx";
import { linksOf } from "./doctor-links.ts";
import { openRun } from "./open-run.ts";
import { abnormalSteps, stepNumber, waitingStep } from "./steps-told.ts";
import { useInLanguage } from "./use-runs.ts";
import { useReadingWords } from "./reading-words.ts";
import css from "./run-in-stream.module.css";

interface Props {
  row: RunRow;
  /** It may be gone on with here. */
  mayGoOn: boolean;
}

/** A run as it stands in a stream: how far it has come, or what it came to. */
export function RunInStream({ row, mayGoOn }: Props) {
  const { data } = useCoreQuery("run.get", { id: row.id });
  return (
    <div className={css.card} data-status={row.status} data-holds={row.holds ?? undefined}>
      {row.status === "open" ? <Open row={row} detail={data} mayGoOn={mayGoOn} /> : null}
      {row.status === "done" && data ? <Finished detail={data} /> : null}
      {row.status === "abandoned" ? <GivenUp detail={data} /> : null}
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

/** What it came to, what is done next, and what of the machine was not as it should be. */
function Finished({ detail }: { detail: RunDetail }) {
  const t = useText("findings");
  const said = useInLanguage();
  const reading = useReadingWords();
  const causes = useDefinitions("cause");
  const { row, document, conclusion, note } = detail;
  const found = document?.conclusions.find(({ key }) => key === conclusion);
  const abnormal = abnormalSteps(detail);
  const onTheWay = (detail.walk?.path ?? []).map((key) => detail.answers[key]?.reading);
  const doctor = onTheWay.findLast((each) => each?.probe === "doctor");
  return (
    <>
      <div className={css.line}>
        <StatusMark
          tone={row.next === "solved" ? "ok" : "warn"}
          icon={row.next === "solved" ? <IconCircleCheck size="1em" /> : <IconAlertTriangle size="1em" />}
        >
          {t(`run:next.${row.next}`)}
        </StatusMark>
        <strong className={css.conclusion}>{found ? said(found.title) : t("card.unreadable")}</strong>
        <span className={css.soft}>{t("card.cause", { cause: causes.word(row.verdict) })}</span>
        <Button variant="subtle" size="compact-sm" onClick={() => openRun(row.id)}>
          {t("card.open")}
        </Button>
      </div>
      {found ? <p className={css.action}>{said(found.action)}</p> : null}
      {abnormal.length > 0 ? (
        <ul className={css.abnormal} aria-label={t("card.abnormal")}>
          {abnormal.map(({ key, title, words, option, values }) => (
            <li key={key}>
              <StatusMark tone="bad" icon={<IconCircleX size="1em" />}>
                {said(title)}
              </StatusMark>
              <span className={css.values}>
                {[option ? said(option) : "", ...values.map(reading)].filter(Boolean).join(" · ")}
                {words === "" ? null : <SaidInLine text={words} />}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {doctor?.end === "result" ? <DoctorChain links={linksOf(doctor)} /> : null}
      {note === "" ? null : (
        <p className={css.note}>
          <SaidInLine text={note} />
        </p>
      )}
    </>
  );
}

function GivenUp({ detail }: { detail: RunDetail | undefined }) {
  const t = useText("findings");
  const row = detail?.row;
  return (
    <div className={css.line}>
      <StatusMark tone="quiet" icon={<IconCircleX size="1em" />}>
        {t("run:status.abandoned")}
      </StatusMark>
      <span className={css.step}>{detail ? <SaidInLine text={detail.reason} /> : null}</span>
      {row ? (
        <Button variant="subtle" size="compact-sm" onClick={() => openRun(row.id)}>
          {t("card.open")}
        </Button>
      ) : null}
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
