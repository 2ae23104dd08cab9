import { useText } from "../../i18n/index.ts";
import { slipTitleKey } from "./slip-paper.tsx";
import type { SlipFacts } from "./slip-paper.tsx";
import { usePdf } from "./use-pdf.tsx";
import type { PageAsked, WritingPdf } from "./use-pdf.tsx";

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

type Kept = PrintedSlip | PrintedDocument | PaperSlip;

interface SavingPdf extends Omit<WritingPdf, "write" | "print"> {
  save: ((kept: Kept) => void) | null;
  print: ((kept: Kept) => void) | null;
}

/** A recorded document, or paper to be signed, as a PDF file or on paper. */
export function useSavePdf(): SavingPdf {
  const t = useText("custody");
  const { write, print, ...pdf } = usePdf();
  const asked = (kept: Kept): PageAsked => {
    const { number } = kept;
    const title = "title" in kept ? kept.title : t(slipTitleKey(kept));
    const operation = "paper" in kept ? null : kept.operation;
    return {
      job: "paper" in kept ? "paperSlip" : "document",
      about: operation === null ? { number } : { number, operation },
      defaultName: `${title} ${number}.pdf`,
    };
  };
  return {
    ...pdf,
    save: write && ((kept) => write(asked(kept))),
    print: print && ((kept) => print(asked(kept))),
  };
}
