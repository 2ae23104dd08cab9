import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { DisposalDetail } from "../../shared/ipc/queries.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { PdfButton } from "../custody/slip/pdf-button.tsx";
import { useSavePdf } from "../custody/slip/use-save-pdf.tsx";
import { EditedFieldsOf, Facts, OverwrittenRest } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { HiddenIn } from "../records/index.ts";
import { ConflictNotes } from "../settling/conflict-notes.tsx";
import { ActionFoot, Badge, ErrorNote, Note, Spacer, TaskHead, useActions } from "../ui/index.ts";
import css from "./disposal.module.css";
import { OutDialog } from "./forms/out-dialog.tsx";
import { PlainDialog } from "./forms/plain-dialog.tsx";
import { StepDialog } from "./forms/step-dialog.tsx";
import { LotFiles } from "./lot-files.tsx";
import { LotLines } from "./lot-lines.tsx";
import { LotMedia } from "./lot-media.tsx";
import { nextOf } from "./lot-stages.ts";
import type { LotAct } from "./lot-stages.ts";
import { LotStepper } from "./lot-stepper.tsx";
import { openLots } from "./open.ts";

/** One lot: its way, what it says, what is in it, and what comes next. */
export default function LotScreen({ records }: TaskProps) {
  const t = useText("disposal");
  const id = records[0] ?? "";
  const { data, error } = useCoreQuery("disposal.get", { id });
  return (
    <section className={css.screen} aria-label={data?.row.number ?? t("noun")}>
      <TaskHead title={data ? `${data.row.number} ${data.row.title}` : t("noun")} onBack={openLots}>
        {data && <Badge tone="quiet">{t(`status.${data.row.status}`)}</Badge>}
        {data && <LotPaper id={id} number={data.row.number} />}
      </TaskHead>
      {error && <ErrorNote error={error} />}
      {data && (
        <HiddenIn detail={data}>
          <Lot detail={data} />
        </HiddenIn>
      )}
    </section>
  );
}

/** The lot's manifest as PDF or on paper, whatever has been said of the lot so far. */
function LotPaper({ id, number }: { id: string; number: string }) {
  const t = useText("lots");
  const { save, print, running, dialog } = useSavePdf();
  const manifest = { operation: null, number, title: t("manifest") };
  const [write, onPaper] = [() => save?.(manifest), () => print?.(manifest)];
  const own = { of: id, group: "disposal", disabled: !save };
  useActions([
    { id: "disposal.savePdf", shortcuts: [], ...own, run: write },
    { id: "disposal.print", shortcuts: ["mod+p"], ...own, run: onPaper },
  ]);
  if (!save) return null;
  return (
    <PdfButton running={running} dialog={dialog} onClick={write} onPrint={onPaper}>
      {t("savePdf")}
    </PdfButton>
  );
}

/** Told elsewhere on the screen. */
const TOLD = ["status", "number"];

function Lot({ detail }: { detail: DisposalDetail }) {
  const t = useText("lots");
  const mayWrite = useMay("disposal.write");
  const { row, fields, overwritten } = detail;
  const [doing, setDoing] = useState<LotAct | null>(null);
  const { primary, others } = nextOf(detail);
  const stopped = fields.confidentiality === "classified" || fields.holdCheck === false;
  const close = () => setDoing(null);
  const pane = useRef<HTMLDivElement>(null);
  return (
    <>
      <div className={css.body}>
        <LotStepper detail={detail} />
        <div className={css.about} ref={pane}>
          <ConflictNotes conflicts={detail.conflicts} />
          {stopped && (
            <Note tone="bad" title={t(fields.holdCheck === false ? "stoppedHold" : "stoppedSecret")} />
          )}
          <EditedFieldsOf kind="disposal" id={row.id} values={fields} overwritten={overwritten}>
            <Facts except={TOLD} />
            <OverwrittenRest />
          </EditedFieldsOf>
          <LotMedia detail={detail} />
          <LotFiles lot={row.id} pane={pane} />
        </div>
        <LotLines detail={detail} />
      </div>
      {mayWrite && (primary !== null || others.length > 0) && (
        <ActionFoot label={t("acts")}>
          {others.map((act) => (
            <Button key={act} variant="default" onClick={() => setDoing(act)}>
              {t(`act.${act}`)}
            </Button>
          ))}
          <Spacer />
          {primary !== null && <Button onClick={() => setDoing(primary)}>{t(`act.${primary}`)}</Button>}
        </ActionFoot>
      )}
      {(doing === "appraise" || doing === "approve") && (
        <StepDialog key={doing} detail={detail} act={doing} onClose={close} />
      )}
      {doing === "out" && <OutDialog detail={detail} onClose={close} />}
      {doing !== null &&
        doing !== "appraise" &&
        doing !== "approve" &&
        doing !== "out" &&
        doing !== "add" && <PlainDialog key={doing} lot={row.id} act={doing} onClose={close} />}
    </>
  );
}
