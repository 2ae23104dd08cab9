import type { ReactNode } from "react";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { useCore, useMay } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { AppDialog, ConfirmDialog, ErrorNote, late, useSay } from "../../ui/index.ts";
import { missingCharacters } from "./missing-characters.ts";
import type { PrintProps, PrintedPage } from "./print-dialog.tsx";

const PrintDialog = late<PrintProps>(() => import("./print-dialog.tsx"));

/** What is written as PDF, or as a pack of them: the job, what it is about, and the name that the file is offered. */
export interface PdfAsked {
  job:
    "document" | "paperSlip" | "overdueList" | "inspectionSheet" | "leaverSheet" | "personData" | "evidence";
  about: Readonly<Record<string, unknown>>;
  defaultName: string;
}

export type PageAsked = PdfAsked & Pick<PrintedPage, "job">;

export interface WritingPdf {
  /** Asks where, and writes it; null for whom it is not allowed. */
  write: ((asked: PdfAsked) => void) | null;
  /** Asks on which printer, and prints it; null for whom it is not allowed. A pack is no paper. */
  print: ((asked: PageAsked) => void) | null;
  running: boolean;
  /** What came in the way, while it is to be read. */
  dialog: ReactNode;
}

type Chosen = PdfAsked & { file: string };

/** A page as a PDF file or on paper, in the language of the window. What its font lacks is told before anything is written. */
export function usePdf(): WritingPdf {
  const t = useText("custody");
  const core = useCore();
  const locale = useLocale();
  const say = useSay();
  const may = useMay("export.run");
  const [running, setRunning] = useState(false);
  const [printed, setPrinted] = useState<PageAsked | null>(null);
  const [stopped, setStopped] = useState<{ asked: Chosen; error: CoreError } | null>(null);

  async function carryOut(asked: Chosen, replaceMissing: boolean) {
    const { job: name, about, file } = asked;
    setStopped(null);
    setRunning(true);
    // The system's dialog has asked already whether a file may be replaced.
    // A pack prints what it can, and says of each page what its font lacks.
    const params = {
      ...about,
      locale,
      file,
      overwrite: true,
      ...(name !== "evidence" && { replaceMissing }),
    };
    const asking = { kind: "job", name, params } as const;
    const answer = await core.runJob<JobResults["document"] | JobResults["evidence"]>(asking, () => {}).done;
    setRunning(false);
    if (answer.ok && "missing" in answer.value) {
      const { file: written, missing } = answer.value;
      const lacks = t("pdf.packLacks", { count: missing });
      say("custody:pdf.savedPack", { file: missing > 0 ? `${written} ${lacks}` : written });
    } else if (answer.ok) {
      const { title, number } = answer.value as JobResults["document"];
      if (name === "document" || name === "paperSlip") say("custody:pdf.saved", { number, file });
      else say("custody:pdf.savedList", { title, file });
    } else setStopped({ asked, error: answer.error });
  }

  async function begin(asked: PdfAsked) {
    if (running) return;
    const { job: purpose, defaultName } = asked;
    const [file] = (await core.api.pickFiles({ purpose, defaultName })) ?? [];
    if (file) await carryOut({ ...asked, file }, false);
  }

  const missing = stopped && missingCharacters(stopped.error);
  const close = () => setStopped(null);
  return {
    write: may ? (asked) => void begin(asked) : null,
    print: may ? setPrinted : null,
    running,
    dialog: printed ? (
      <PrintDialog
        page={{ ...printed, name: printed.defaultName.replace(/\.pdf$/, "") }}
        onClose={() => setPrinted(null)}
        onSave={() => void begin(printed)}
      />
    ) : !stopped ? null : missing ? (
      <ConfirmDialog
        title={t("pdf.missing.title")}
        confirm={t("pdf.missing.confirm")}
        onConfirm={() => void carryOut(stopped.asked, true)}
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
