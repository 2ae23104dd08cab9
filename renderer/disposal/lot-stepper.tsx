import { IconCheck } from "@tabler/icons-react";
import type { DisposalDetail } from "../../shared/ipc/queries.ts";
import { useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import type { Text } from "../i18n/index.ts";
import css from "./disposal.module.css";
import { stagesOf } from "./lot-stages.ts";
import type { Stage, StagePerson } from "./lot-stages.ts";

/** The way of a lot: each stage with person and date, and whose turn it is. */
export function LotStepper({ detail }: { detail: DisposalDetail }) {
  const t = useText("lots");
  return (
    <ol className={css.stages} aria-label={t("stages")}>
      {stagesOf(detail).map((stage, index) => (
        <StageItem key={stage.name} stage={stage} number={index + 1} />
      ))}
    </ol>
  );
}

function StageItem({ stage, number }: { stage: Stage; number: number }) {
  const t = useText("lots");
  const { name, state, people, due } = stage;
  return (
    <li className={css.stage} data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <span className={css.stageHead}>
        <span className={css.stageNumber} aria-hidden>
          {state === "done" ? <IconCheck size="0.875rem" /> : number}
        </span>
        {t(`stage.${name}`)}
      </span>
      {people.map((person, index) => (
        <Who key={index} person={person} />
      ))}
      {state === "now" && <span className={css.due}>{dueWords(t, stage)}</span>}
      {state === "later" && due.length > 0 && name === "approve" && (
        <span className={css.when}>{due.map((level) => t(`disposal:level.${level}`)).join(" → ")}</span>
      )}
    </li>
  );
}

function dueWords(t: Text, { name, due }: Stage): string {
  const [next] = due;
  if (name === "wipe") return t("dueDisks", { count: due.length });
  if (name === "appraise") return t("dueAppraisers", { count: due.length });
  return next === undefined ? t("due") : t("dueLevel", { level: t(`disposal:level.${next}`) });
}

function Who({ person }: { person: StagePerson }) {
  const t = useText("lots");
  const format = useFormat();
  const now = useNow();
  const at = typeof person.at === "string" ? Date.parse(person.at) : person.at;
  return (
    <span className={css.who}>
      {person.what !== null && <>{t(person.what.includes(":") ? person.what : `disposal:${person.what}`)} </>}
      <b>{person.name}</b>
      <span className={css.when}>
        {[
          at > 0 ? format.day(at, now) : "",
          person.way === null || person.way === "account" ? "" : t(`way.${person.way}`),
          person.afterwards ? t("afterwards") : "",
          person.recordedBy === null ? "" : t("recordedBy", { name: person.recordedBy }),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
    </span>
  );
}
