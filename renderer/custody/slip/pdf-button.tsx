import { Button } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PrintButton } from "./print-button.tsx";

interface Props {
  children: ReactNode;
  running: boolean;
  onClick: () => void;
  onPrint: () => void;
  /** What came in the way, while it is to be read. */
  dialog: ReactNode;
}

/** Writes a page as PDF or prints it, and tells below what came in the way. */
export function PdfButton({ children, running, onClick, onPrint, dialog }: Props) {
  return (
    <Button.Group>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size="1rem" aria-hidden />}
        loading={running}
        onClick={onClick}
      >
        {children}
      </Button>
      <PrintButton disabled={running} onClick={onPrint} />
      {dialog}
    </Button.Group>
  );
}
