import { Button } from "@mantine/core";
import { IconFileTypePdf, IconPackageExport } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { usePdf } from "./use-pdf.tsx";
import { useSavePdf } from "./use-save-pdf.tsx";
import type { PrintedSlip } from "./use-save-pdf.tsx";

/** Saves a recorded document as PDF; nothing where that is not allowed. */
export function SavePdfButton({ slip, small = false }: { slip: PrintedSlip; small?: boolean }) {
  const t = useText("custody");
  const { save, running, dialog } = useSavePdf();
  if (!save) return null;
  return (
    <>
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
      {dialog}
    </>
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

/** Saves a recorded document that waits for signatures as a slip of paper to be signed by hand. */
export function PaperSlipButton({ number, title }: { number: string; title: string }) {
  const t = useText("custody");
  const { save, running, dialog } = useSavePdf();
  if (!save) return null;
  return (
    <>
      <Button variant="default" loading={running} onClick={() => save({ paper: true, number, title })}>
        {t("pdf.paper")}
      </Button>
      {dialog}
    </>
  );
}
