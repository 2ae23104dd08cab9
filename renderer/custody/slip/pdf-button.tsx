import { Button } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
  running: boolean;
  onClick: () => void;
  /** What came in the way, while it is to be read. */
  dialog: ReactNode;
}

/** Writes a page as PDF, and tells below what came in the way. */
export function PdfButton({ children, running, onClick, dialog }: Props) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size="1rem" aria-hidden />}
        loading={running}
        onClick={onClick}
      >
        {children}
      </Button>
      {dialog}
    </>
  );
}
