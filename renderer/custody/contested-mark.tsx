import { IconArrowsSplit } from "@tabler/icons-react";
import { useText } from "../i18n/index.ts";
import { StatusMark } from "../ui/index.ts";

/** More than one story of who has it: icon and word, wherever an asset is named. */
export function ContestedMark() {
  const t = useText("custody");
  return (
    <StatusMark tone="bad" icon={<IconArrowsSplit size="1em" />} title={t("contested.long")}>
      {t("contested.short")}
    </StatusMark>
  );
}
