import { Button } from "@mantine/core";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { useTicketValue } from "./field-value.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** A value that a colleague wrote at the same time and that lost, with one click to restore it. */
export function OverwrittenNote({ field }: { field: string }) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const { detail, members, editable, act } = useTicket();
  const reading = useTicketValue();
  const last = detail.overwritten.filter((each) => each.field === field).at(-1);
  if (!last || JSON.stringify(last.value) === JSON.stringify(detail.fields[field] ?? null)) return null;
  const who = members.find((member) => member.id === last.mark.actor)?.name ?? t("someone");
  return (
    <div className={css.overwritten}>
      <span>
        {t("overwritten", {
          who,
          when: format.moment(last.mark.at, now),
          value: reading(field, last.value) || t("emptyValue"),
        })}
      </span>
      {editable ? (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => void act("ticket.edit", { set: { [field]: last.value } })}
        >
          {t("restore")}
        </Button>
      ) : null}
    </div>
  );
}
