import { useText } from "../../i18n/index.ts";
import { slipTitleKey } from "./slip-paper.tsx";
import type { SlipFacts } from "./slip-paper.tsx";
import { usePdf } from "./use-pdf.tsx";
import type { WritingPdf } from "./use-pdf.tsx";

/** A document that was recorded: its operation, and what it is called by. */
export interface PrintedSlip extends Pick<SlipFacts, "act" | "reason">, Partial<Pick<SlipFacts, "seal">> {
  operation: string;
  number: string;
}

/** Another document, which says itself what it is called. */
export interface PrintedDocument {
  /** Null where its number is enough. */
  operation: string | null;
  number: string;
  title: string;
}

/** A slip of paper, to be signed by hand: of a recorded document, or a blank one of an asset. */
export interface PaperSlip {
  paper: true;
  number: string;
  title: string;
}

interface SavingPdf extends Omit<WritingPdf, "write"> {
  save: ((printed: PrintedSlip | PrintedDocument | PaperSlip) => void) | null;
}

/** A recorded document, or paper to be signed, as a PDF file. */
export function useSavePdf(): SavingPdf {
  const t = useText("custody");
  const { write, ...pdf } = usePdf();
  const save: SavingPdf["save"] =
    write &&
    ((slip) => {
      const { number } = slip;
      const title = "title" in slip ? slip.title : t(slipTitleKey(slip));
      const operation = "paper" in slip ? null : slip.operation;
      const about = operation === null ? { number } : { number, operation };
      write({
        job: "paper" in slip ? "paperSlip" : "document",
        about,
        defaultName: `${title} ${number}.pdf`,
      });
    });
  return { ...pdf, save };
}
