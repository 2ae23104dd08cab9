import { Button } from "@mantine/core";
import { ClockLine } from "../../clock/clock-line.tsx";
import { FieldInPlace, OverwrittenOf, useFieldText } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useKeyOf } from "../../ui/index.ts";
import { TicketMarks } from "../list/ticket-marks.tsx";
import { WorkMarks } from "../list/work-marks.tsx";
import { EndStrip } from "../delivery/end-strip.tsx";
import { LadderStrip } from "../delivery/ladder-strip.tsx";
import { QualityStrip } from "../delivery/quality-strip.tsx";
import { PriorityMenu } from "./priority-menu.tsx";
import { StatusMenu } from "./status-menu.tsx";
import { useDiagnosing } from "./use-diagnosing.ts";
import { useTicket } from "./ticket-context.ts";
import type { TicketSteps } from "./ticket-steps.tsx";
import { STEP_KEYS } from "./ticket-steps.tsx";
import css from "./ticket-header.module.css";

/** Number, how urgent, how it stands and whose it is; then what it is about. The other steps stand at its end. */
export function TicketHeader({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const { detail } = useTicket();
  const reading = useFieldText();
  const keyOf = useKeyOf();
  const { row } = detail;
  const category = reading("category", row.category);
  const group = reading("group", row.group);
  // By its key and the palette: a line of its own in English would put the menus too near to each other.
  useDiagnosing();
  return (
    <header className={css.header}>
      <div className={css.top}>
        <span className={css.number}>{row.number}</span>
        <PriorityMenu />
        <StatusMenu steps={steps} />
        <span>{detail.assigneeName ?? t("assignedToNobody")}</span>
        {category ? <span className={css.category}>{category}</span> : null}
        {group ? <span>{group}</span> : null}
        <WorkMarks ticket={row} />
        <TicketMarks ticket={row} />
        <OverwrittenOf name="assignee" />
      </div>
      <div className={css.others} role="group" aria-label={t("otherSteps")}>
        {steps.others.map((each) => (
          <Button
            key={each}
            variant="subtle"
            color="gray"
            aria-keyshortcuts={keyOf(STEP_KEYS[each])}
            onClick={() => steps.begin(each)}
          >
            {t(`act.${each}`)} <KeyHint shortcut={STEP_KEYS[each]} />
          </Button>
        ))}
      </div>
      <h2 className={css.title}>
        <FieldInPlace name="title" />
      </h2>
      <ClockLine ticket={row} />
      <div className={css.strips}>
        <LadderStrip />
        <QualityStrip steps={steps} />
        <EndStrip steps={steps} />
      </div>
    </header>
  );
}
