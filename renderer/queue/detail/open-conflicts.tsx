import { Button } from "@mantine/core";
import { useFieldText } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { Note, openRecord } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** What two people said differently, with the way to where it is settled. */
export function OpenConflicts() {
  const t = useText("queue");
  const words = useText("ticket");
  const { detail, members } = useTicket();
  const reading = useFieldText();
  if (detail.conflicts.length === 0) return null;
  const notes = detail.conflicts.map((conflict) => (
    <Note
      key={conflict.id}
      tone="warn"
      title={t(`conflict.${conflict.class}`, { field: words(`field.${conflict.field}`) })}
      actions={
        <Button variant="default" onClick={() => openRecord("conflicts", conflict.id)}>
          {t("conflict.settle")}
        </Button>
      }
    >
      {conflict.sides.map((side) => {
        const who = members.find((member) => member.id === side.actor)?.name ?? t("someone");
        const value = reading(conflict.field, side.value);
        const short = value.length > 80 ? `${value.slice(0, 80)}…` : value;
        return <div key={side.op}>{t("conflict.side", { who, value: short })}</div>;
      })}
    </Note>
  ));
  return <div className={css.conflicts}>{notes}</div>;
}
