import { UnstyledButton } from "@mantine/core";
import { localDate, useMay, useNow } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import css from "../settings.module.css";
import { missingIn } from "./notice-form.ts";
import { NOTICE, openService } from "./open.ts";

/** In the status line of those who can mend it: that a notice of public holidays is missing, with the way there. */
export default function NoticeReminder() {
  const t = useText("settings");
  const may = useMay("definition.write");
  const { rows } = useDefinitions("calendar");
  const year = missingIn(rows, localDate(new Date(useNow())));
  if (!may || year === null) return null;
  return (
    <UnstyledButton className={css.reminder} onClick={() => openService(NOTICE)}>
      {t("notice.reminder", { year })}
    </UnstyledButton>
  );
}
