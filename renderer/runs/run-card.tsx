import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconProgress } from "@tabler/icons-react";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useText } from "../i18n/index.ts";
import { SaidInLine, useDefinitions } from "../records/index.ts";
import { StatusMark } from "../ui/index.ts";
import { DoctorChain } from "./doctor-chain.tsx";
import { linksOf } from "./doctor-links.ts";
import { useReadingWords } from "./reading-words.ts";
import css from "./run-card.module.css";
import { abnormalSteps } from "./steps-told.ts";
import { useInLanguage } from "./use-runs.ts";

interface Props {
  detail: RunDetail;
  /** Opens the run; none where it is open already, or is opened by something beside the card. */
  onOpen?: () => void;
}

/** What a run came to, wherever it is shown: its conclusion and what was abnormal, or why it was given up. */
export function RunCard({ detail, onOpen }: Props) {
  const t = useText("findings");
  const { status } = detail.row;
  if (status === "done") return <Concluded detail={detail} onOpen={onOpen} />;
  return (
    <div className={css.line}>
      <StatusMark
        tone={status === "open" ? "note" : "quiet"}
        icon={status === "open" ? <IconProgress size="1em" /> : <IconCircleX size="1em" />}
      >
        {t(`run:status.${status}`)}
      </StatusMark>
      <span className={css.step}>
        <SaidInLine text={detail.reason} />
      </span>
      <OpenButton onOpen={onOpen} />
    </div>
  );
}

function OpenButton({ onOpen }: { onOpen: Props["onOpen"] | undefined }) {
  const t = useText("findings");
  return onOpen ? (
    <Button variant="subtle" size="compact-sm" onClick={onOpen}>
      {t("card.open")}
    </Button>
  ) : null;
}

/** What it came to, what is done next, and what of the machine was not as it should be. */
function Concluded({ detail, onOpen }: { detail: RunDetail; onOpen: Props["onOpen"] | undefined }) {
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
    <div className={css.told}>
      <div className={css.line}>
        <StatusMark
          tone={row.next === "solved" ? "ok" : "warn"}
          icon={row.next === "solved" ? <IconCircleCheck size="1em" /> : <IconAlertTriangle size="1em" />}
        >
          {t(`run:next.${row.next}`)}
        </StatusMark>
        <strong className={css.conclusion}>{found ? said(found.title) : t("card.unreadable")}</strong>
        <span className={css.soft}>{t("card.cause", { cause: causes.word(row.verdict) })}</span>
        <OpenButton onOpen={onOpen} />
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
    </div>
  );
}
