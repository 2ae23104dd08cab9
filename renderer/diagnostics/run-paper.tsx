import { PdfButton } from "../custody/slip/pdf-button.tsx";
import { useSavePdf } from "../custody/slip/use-save-pdf.tsx";
import { useText } from "../i18n/index.ts";
import { useActions } from "../ui/index.ts";

/** The paper of a run as PDF or from a printer, also of an open one: it says that it is not finished. */
export function RunPaper({ id, number }: { id: string; number: string }) {
  const t = useText("diagnostics");
  const { save, print, running, dialog } = useSavePdf();
  const paper = { operation: null, number, title: t("paper") };
  const [write, onPaper] = [() => save?.(paper), () => print?.(paper)];
  const own = { of: id, group: "run", disabled: !save };
  useActions([
    { id: "run.savePdf", shortcuts: [], ...own, run: write },
    { id: "run.print", shortcuts: ["mod+p"], ...own, run: onPaper },
  ]);
  if (!save) return null;
  return (
    <PdfButton running={running} dialog={dialog} onClick={write} onPrint={onPaper}>
      {t("custody:pdf.save")}
    </PdfButton>
  );
}
