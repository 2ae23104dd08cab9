import { Button } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { MediumDetail } from "../../shared/ipc/queries.ts";
import { PrintButton } from "../custody/slip/print-button.tsx";
import { useSavePdf } from "../custody/slip/use-save-pdf.tsx";
import { useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { Row } from "../ui/index.ts";
import css from "./clearing.module.css";

interface Step {
  key: "confirmed" | "wiped" | "destroyed" | "verified" | "validated";
  standing: "done" | "bad" | "open";
  /** Who, of the directory; '' where nobody is named. */
  by: string;
  operation: string;
  /** ms; null while it is open. */
  at: number | null;
  detail: string;
  recordedBy: string;
}

/** Where a medium is on its way: confirmed, each wipe or destruction, verified, validated, each with person and date. */
export function ClearingSteps({ detail }: { detail: MediumDetail }) {
  const t = useText("media");
  const steps = useSteps(detail);
  const { save, print, running, dialog } = useSavePdf();
  const accepted = detail.validations.find(({ number }) => number !== null);
  const number = accepted?.number ?? null;
  const certificate =
    accepted && number !== null
      ? { operation: accepted.operation, number, title: t("clearing.certificate") }
      : null;
  // After what failed comes another attempt, not a judgement of it.
  const failed = detail.row.clearedness === "failed";
  const now = failed ? -1 : steps.findIndex(({ standing }) => standing === "open");
  return (
    <>
      <ol className={css.steps} aria-label={t("clearing.steps")}>
        {steps.map((step, index) => (
          <li
            key={`${step.key} ${step.operation}`}
            className={css.step}
            data-done={step.standing === "done" || undefined}
            data-bad={step.standing === "bad" || undefined}
            aria-current={index === now ? "step" : undefined}
          >
            <span className={css.dot} aria-hidden>
              {mark(step, index)}
            </span>
            <span>{t(`clearing.step.${step.key}`)}</span>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
      {certificate && save && (
        <Row>
          <Button variant="default" size="compact-sm" loading={running} onClick={() => save(certificate)}>
            {t("clearing.pdf", { number: certificate.number })}
          </Button>
          <PrintButton
            label={t("custody:print.of", { number: certificate.number })}
            small
            disabled={running}
            onClick={() => print?.(certificate)}
          />
        </Row>
      )}
      {dialog}
    </>
  );
}

function mark({ standing }: Step, index: number): ReactNode {
  if (standing === "done") return <IconCheck size="0.875rem" />;
  return standing === "bad" ? <IconX size="0.875rem" /> : index + 1;
}

function StepWords({ step }: { step: Step }) {
  const t = useText("media");
  const format = useFormat();
  const now = useNow();
  const { by, operation, at, detail, recordedBy } = step;
  if (at === null) return <span className={css.detail}>{t("clearing.open")}</span>;
  return (
    <span>
      <Said text={by} operation={operation} /> {format.day(at, now)} {format.time(at)}
      <div className={css.detail}>
        {[detail, recordedBy === by ? "" : t("clearing.recordedBy", { name: recordedBy })]
          .filter((part) => part !== "")
          .join(" · ")}
      </div>
    </span>
  );
}

function useSteps(detail: MediumDetail): Step[] {
  const t = useText("media");
  const { row, confirmed, attempts, attempt, verifications, validations } = detail;
  const last = attempts.find(({ operation }) => operation === attempt);
  // What was tried before it, and may have failed, is part of the story.
  const earlier = attempts
    .filter((each) => each !== last)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const open = (key: Step["key"]): Step => ({
    ...{ key, standing: "open", by: "", operation: "", at: null, detail: "", recordedBy: "" },
  });
  const attempted = (each: (typeof attempts)[number]): Step => ({
    ...open(each.act === "destroy" ? "destroyed" : "wiped"),
    standing: each.result === "success" ? "done" : "bad",
    ...{ by: each.operator.name, operation: each.operation, at: Date.parse(each.at) },
    detail: [
      t(`medium:method.${each.method}`),
      t(`medium:technique.${each.technique}`),
      t(`medium:norm.${each.norm}`),
      t(`medium:confidentiality.${each.confidentiality}`),
      t(`medium:result.${each.result}`),
    ].join(" · "),
    recordedBy: each.actorName,
  });
  // All that was said of it is shown: two may have judged it at the same time.
  const judged = (each: (typeof verifications)[number] | (typeof validations)[number]) => ({
    ...{ by: each.by.name, operation: each.operation, at: Date.parse(each.at) },
    recordedBy: each.actorName,
  });
  const words = (own: boolean, parts: readonly (string | null)[]) =>
    [...parts, own ? t("clearing.own") : null].filter((part) => part !== null).join(" · ");
  const verified = (each: (typeof verifications)[number]): Step => ({
    ...open("verified"),
    ...judged(each),
    standing: each.result === "passed" && !each.own ? "done" : "bad",
    detail: words(each.own, [t(`medium:way.${each.way}`), t(`medium:result.${each.result}`)]),
  });
  const validated = (each: (typeof validations)[number]): Step => ({
    ...open("validated"),
    ...judged(each),
    standing: each.decision === "accept" && !each.own ? "done" : "bad",
    detail: words(each.own, [
      t(`medium:decision.${each.decision}`),
      each.destination && t(`medium:destination.${each.destination}`),
      each.confidentialityAfter && t(`medium:confidentialityAfter.${each.confidentialityAfter}`),
    ]),
  });
  return [
    confirmed
      ? {
          ...open("confirmed"),
          ...{ standing: "done", by: confirmed.actorName, at: confirmed.at, recordedBy: confirmed.actorName },
          detail: row.mediumType ? t(`medium:mediumType.${row.mediumType}`) : "",
        }
      : open("confirmed"),
    ...earlier.map(attempted),
    last ? attempted(last) : open("wiped"),
    ...(verifications.length > 0 ? verifications.map(verified) : [open("verified")]),
    ...(validations.length > 0 ? validations.map(validated) : [open("validated")]),
  ];
}
