import { IconShieldQuestion } from "@tabler/icons-react";
import { useText } from "../i18n/index.ts";
import { StatusMark } from "../ui/index.ts";

/** Stands beside what counts although nobody has checked its signature yet. */
export function UncheckedMark({ checked }: { checked: boolean }) {
  const t = useText("records");
  if (checked) return null;
  return (
    <StatusMark tone="quiet" icon={<IconShieldQuestion size="1em" />}>
      {t("unchecked")}
    </StatusMark>
  );
}
