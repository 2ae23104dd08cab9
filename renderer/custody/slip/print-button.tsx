import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";

interface Props {
  /** What is printed, where more than one could be meant. */
  label?: string;
  small?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** Stands beside the button that saves the same page as PDF. */
export function PrintButton({ label, small = false, disabled = false, onClick }: Props) {
  const t = useText("custody");
  return (
    <Button
      variant={small ? "subtle" : "default"}
      {...(small && { size: "compact-sm" })}
      leftSection={<IconPrinter size="1rem" aria-hidden />}
      disabled={disabled}
      aria-label={label}
      onClick={onClick}
    >
      {t("print.do")}
    </Button>
  );
}
