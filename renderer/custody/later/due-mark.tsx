import { IconCalendarDue } from "@tabler/icons-react";
import { localDate, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";
import { dueIn } from "./due-in.ts";

/** When a loan is due back, where that is near or past. */
export function DueMark({ dueBack }: { dueBack: string }) {
  const t = useText("custody");
  const format = useFormat();
  const days = dueIn(dueBack, localDate(new Date(useNow())));
  if (days > 7) return null;
  const date = format.date(Date.parse(`${dueBack}T00:00`));
  return (
    <StatusMark
      tone={days < 0 ? "bad" : "warn"}
      icon={<IconCalendarDue size="1em" />}
      title={t("slip.dueBack", { date })}
    >
      {days < 0
        ? t("due.overdue", { count: -days })
        : days === 0
          ? t("due.today")
          : t("due.in", { count: days })}
    </StatusMark>
  );
}
