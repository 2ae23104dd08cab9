import { Button } from "@mantine/core";
import { EDITABLE_TICKET_FIELDS } from "../../../shared/domain/ticket/ticket-fields.ts";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, isHidden } from "../../records/index.ts";
import { useTicketValue } from "./field-value.ts";
import { useTicket } from "./ticket-context.ts";
import type { OpenTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/**
 * A value that a colleague wrote at the same time and that lost, with one click to restore it. What a
 * solution or a confirmation said is not restored but said again, by the act that says it.
 */
export function OverwrittenNote({ field }: { field: string }) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const { detail, members, editable, act } = useTicket();
  const reading = useTicketValue();
  const last = detail.overwritten.filter((each) => each.field === field).at(-1);
  if (!last || JSON.stringify(last.value) === JSON.stringify(detail.fields[field] ?? null)) return null;
  const restore = restoring(field, last.value);
  const who = members.find((member) => member.id === last.mark.actor)?.name ?? t("someone");
  return (
    <div className={css.overwritten}>
      <span>
        <Said
          text={t("overwritten", {
            who,
            when: format.moment(last.mark.at, now),
            value: reading(field, last.value) || t("emptyValue"),
          })}
          operation={last.mark.op}
          field={field}
        />
      </span>
      {editable && restore && !isHidden(last.value) ? (
        <Button variant="subtle" size="compact-xs" onClick={() => void act(...restore)}>
          {t("restore")}
        </Button>
      ) : null}
    </div>
  );
}

/** The act that writes a field's value again; null for a field that nobody edits. */
function restoring(field: string, value: unknown): Parameters<OpenTicket["act"]> | null {
  if (field === "assignee") return ["ticket.assign", { assignee: value }];
  const editable = (EDITABLE_TICKET_FIELDS as readonly string[]).includes(field);
  return editable ? ["ticket.edit", { set: { [field]: value } }] : null;
}
