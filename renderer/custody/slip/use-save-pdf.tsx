import type { ReactNode } from "react";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { useCore, useMay } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { AppDialog, ConfirmDialog, ErrorNote, useSay } from "../../ui/index.ts";
import { missingCharacters } from "./missing-characters.ts";
import { slipTitleKey } from "./slip-paper.tsx";
import type { SlipFacts } from "./slip-paper.tsx";

/** A document that was recorded: its operation, and what it is called by. */
export interface PrintedSlip extends Pick<SlipFacts, "act" | "reason">, Partial<Pick<SlipFacts, "seal">> {
  operation: string;
  number: string;
}

/** Another document, which says itself what it is called. */
export interface PrintedDocument {
  operation: string;
  number: string;
  title: string;
}

/** A slip of paper, to be signed by hand: of a recorded document, or a blank one of an asset. */
export interface PaperSlip {
  paper: true;
  number: string;
  title: string;
}

type Printed = PrintedSlip | PrintedDocument | PaperSlip;

interface SavingPdf {
  /** Asks where, and writes it; null for whom it is not allowed. */
  save: ((printed: Printed) => void) | null;
  running: boolean;
  /** What came in the way, while it is to be read. */
  dialog: ReactNode;
}

type Asked = Printed & { file: string };

/** A document as a PDF file, in the language of the window. What its font lacks is told before anything is written. */
export function useSavePdf(): SavingPdf {
  const t = useText("custody");
  const core = useCore();
  const locale = useLocale();
  const say = useSay();
  const may = useMay("export.run");
  const [running, setRunning] = useState(false);
  const [stopped, setStopped] = useState<{ asked: Asked; error: CoreError } | null>(null);

  async function write(asked: Asked, replaceMissing: boolean) {
    const { number, file } = asked;
    setStopped(null);
    setRunning(true);
    // The system's dialog has asked already whether a file may be replaced.
    const params = { number, locale, file, replaceMissing, overwrite: true };
    const asking =
      "paper" in asked
        ? ({ kind: "job", name: "paperSlip", params } as const)
        : ({ kind: "job", name: "document", params: { ...params, operation: asked.operation } } as const);
    const answer = await core.runJob<JobResults["document"]>(asking, () => {}).done;
    setRunning(false);
    if (answer.ok) say("custody:pdf.saved", { number, file: answer.value.file });
    else setStopped({ asked, error: answer.error });
  }

  async function save(slip: Printed) {
    if (running) return;
    const title = "title" in slip ? slip.title : t(slipTitleKey(slip));
    const defaultName = `${title} ${slip.number}.pdf`;
    const [file] =
      (await core.api.pickFiles({ purpose: "paper" in slip ? "paperSlip" : "document", defaultName })) ?? [];
    if (file) await write({ ...slip, file }, false);
  }

  const missing = stopped && missingCharacters(stopped.error);
  const close = () => setStopped(null);
  return {
    save: may ? (slip) => void save(slip) : null,
    running,
    dialog: !stopped ? null : missing ? (
      <ConfirmDialog
        title={t("pdf.missing.title")}
        confirm={t("pdf.missing.confirm")}
        onConfirm={() => void write(stopped.asked, true)}
        onClose={close}
      >
        {t("pdf.missing.text", { characters: missing })}
      </ConfirmDialog>
    ) : (
      <AppDialog title={t("pdf.notSaved")} onClose={close}>
        <ErrorNote error={stopped.error} />
      </AppDialog>
    ),
  };
}
