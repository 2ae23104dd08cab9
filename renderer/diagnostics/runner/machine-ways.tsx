import { Button } from "@mantine/core";
import { IconFileImport, IconKeyboard, IconListDetails } from "@tabler/icons-react";
import { useState } from "react";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ErrorNote, Note, Row, useActions } from "../../ui/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import type { StepDraft } from "./answer-of.ts";
import { FillDialog } from "./fill-dialog.tsx";
import { fitsIn, readingBrought, typedReading } from "./machine-readings.ts";
import type { Brought, Fit, ProbeStep } from "./machine-readings.ts";
import { TypedReadings } from "./typed-readings.tsx";
import { useBrought } from "./use-brought.ts";
import type { BroughtWay, NotTaken } from "./use-brought.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  step: ProbeStep;
  form: DraftedForm<StepDraft>;
  /** Keeps a reading for a step that is not shown, until somebody judges it. */
  onKeep: (step: string, reading: Reading) => void;
  /** Steps were answered; the one that is shown may be among them. */
  onFilled: (steps: readonly string[]) => void;
}

/** The ways by which a reading of another machine comes here: a collector's file, its inventory, or typed. */
export function MachineWays({ detail, document, step, form, onKeep, onFilled }: Props) {
  const t = useText("diagnostics");
  const { now } = useCoreSession();
  const [fits, setFits] = useState<readonly Fit[] | null>(null);
  const { typed } = form.values;
  const { asset } = detail.row;
  const { take, busy, notTaken } = useBrought(detail, (brought, way) => {
    const own = ownReading(step, brought, way);
    const found = fitsIn(document, detail.answers, brought, way);
    if (own) form.patch({ reading: own, typed: null });
    // One alone is judged where it stands; several are looked at together.
    if (found.some((fit) => fit.step.key !== step.key)) setFits(found);
    return own !== null || found.length > 0;
  });
  const type = () => form.patch({ typed: typed === null ? {} : null });
  const own = { of: detail.row.id, group: "run", shortcuts: [] };
  useActions([
    { id: "run.fromCollector", ...own, run: () => void take("collector") },
    { id: "run.fromInventory", ...own, disabled: asset === null, run: () => void take("inventory") },
    { id: "run.typeReading", ...own, run: type },
  ]);
  return (
    <>
      <Row>
        <Button
          variant="default"
          leftSection={<IconFileImport size="1rem" aria-hidden />}
          loading={busy === "collector"}
          onClick={() => void take("collector")}
        >
          {t("ways.collector")}
        </Button>
        {asset !== null && (
          <Button
            variant="default"
            leftSection={<IconListDetails size="1rem" aria-hidden />}
            loading={busy === "inventory"}
            onClick={() => void take("inventory")}
          >
            {t("ways.inventory")}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconKeyboard size="1rem" aria-hidden />}
          aria-expanded={typed !== null}
          onClick={type}
        >
          {t("ways.typed")}
        </Button>
      </Row>
      {notTaken && <WhyNot why={notTaken} detail={detail} />}
      {typed !== null && (
        <TypedReadings
          step={step}
          typed={typed}
          onType={(next) => {
            const at = momentOf(new Date(now()));
            const machine = { name: detail.assetLabel.slice(0, 80), serial: "", model: "" };
            form.patch({ typed: next, reading: typedReading(step, next, machine, at) });
          }}
        />
      )}
      {fits && (
        <FillDialog
          detail={detail}
          fits={fits}
          onKeep={(kept) => {
            for (const { step: other, reading } of kept) {
              if (other.key !== step.key) onKeep(other.key, reading);
            }
          }}
          onFilled={(steps) => {
            if (steps.includes(step.key)) form.done();
            onFilled(steps);
          }}
          onClose={() => setFits(null)}
        />
      )}
    </>
  );
}

function ownReading({ probe }: ProbeStep, brought: Brought, way: BroughtWay): Reading | null {
  const answer = brought.answers.find((each) => each.probe === probe);
  return answer ? readingBrought(brought, answer, way) : null;
}

function WhyNot({ why, detail }: { why: NotTaken; detail: RunDetail }) {
  const t = useText("diagnostics");
  if (why.is === "lacks") return <Note tone="warn" title={t("notTaken.lacks")} />;
  if (why.is === "failed") {
    const { details } = why.error;
    const reason = details?.reason ?? details?.rule;
    return typeof reason === "string" ? (
      <Note tone="warn" title={t([`notTaken.${reason}`, "notTaken.unread"])} />
    ) : (
      <ErrorNote error={why.error} />
    );
  }
  const { name, serial } = why.machine;
  return (
    <Note tone="bad" title={t(`notTaken.${why.is}`)}>
      {t("notTaken.machines", {
        measured: [name, serial].filter(Boolean).join(" ") || t("notTaken.nameless"),
        asset: [detail.assetLabel, detail.assetSerial].filter(Boolean).join(" "),
      })}
    </Note>
  );
}
