import { Button } from "@mantine/core";
import { IconFileTypePdf, IconPackageExport } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { useActions } from "../../ui/index.ts";
import { PrintButton } from "./print-button.tsx";
import { usePdf } from "./use-pdf.tsx";
import { useSavePdf } from "./use-save-pdf.tsx";
import type { PrintedSlip } from "./use-save-pdf.tsx";

/** Saves a recorded document as PDF, or prints it; nothing where that is not allowed. */
export function SavePdfButton({ slip, small = false }: { slip: PrintedSlip; small?: boolean }) {
  const t = useText("custody");
  const { save, print, running, dialog } = useSavePdf();
  useActions([
    {
      ...{ id: "slip.print", of: slip.operation, group: "asset", shortcuts: ["mod+p"] },
      // In a list of them there is no one that the key could mean.
      ...{ disabled: !print || small, inDialogs: true, above: true },
      run: () => print?.(slip),
    },
  ]);
  if (!save) return null;
  return (
    <Button.Group>
      <Button
        variant={small ? "subtle" : "default"}
        {...(small && { size: "compact-sm" })}
        leftSection={<IconFileTypePdf size="1rem" aria-hidden />}
        loading={running}
        aria-label={t("pdf.saveOf", { number: slip.number })}
        onClick={() => save(slip)}
      >
        {t("pdf.save")}
      </Button>
      <PrintButton
        label={t("print.of", { number: slip.number })}
        small={small}
        disabled={running}
        onClick={() => print?.(slip)}
      />
      {dialog}
    </Button.Group>
  );
}

/** Saves what a stranger needs to check a recorded document: the document, its record, its photos and the chain. */
export function EvidenceButton({ operation, number }: { operation: string; number: string }) {
  const t = useText("custody");
  const { write, running, dialog } = usePdf();
  if (!write) return null;
  const save = () =>
    write({
      job: "evidence",
      about: { number, operation },
      defaultName: `${t("pdf.packName")} ${number}.zip`,
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPackageExport size="1rem" aria-hidden />}
        loading={running}
        aria-label={t("pdf.packOf", { number })}
        onClick={save}
      >
        {t("pdf.packName")}
      </Button>
      {dialog}
    </>
  );
}

/** Saves or prints a recorded document that waits for signatures as a slip of paper to be signed by hand. */
export function PaperSlipButton({ number, title }: { number: string; title: string }) {
  const t = useText("custody");
  const { save, print, running, dialog } = useSavePdf();
  if (!save) return null;
  const slip = { paper: true, number, title } as const;
  return (
    <Button.Group>
      <Button variant="default" loading={running} onClick={() => save(slip)}>
        {t("pdf.paper")}
      </Button>
      <PrintButton label={t("print.paperOf", { number })} disabled={running} onClick={() => print?.(slip)} />
      {dialog}
    </Button.Group>
  );
}
