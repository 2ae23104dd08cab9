import { IconMapPinOff } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";

/** It should have come back and did not. */
export function MissingMark() {
  const t = useText("asset");
  return (
    <StatusMark tone="bad" icon={<IconMapPinOff size="1em" />}>
      {t("status.missing")}
    </StatusMark>
  );
}
