import { gradeOf } from "../../shared/domain/ticket/ticket-priority.ts";
import type { PreviewProps } from "../contributions/index.ts";
import { ClockMark } from "../clock/clock-mark.tsx";
import { useCoreQuery } from "../core/index.ts";
import { HiddenIn, Said, SaidInLine } from "../records/index.ts";
import { useText } from "../i18n/index.ts";
import { KeyValues } from "../ui/index.ts";
import { PriorityMark, TicketStatusMark } from "./list/ticket-marks.tsx";

/** A ticket at a glance: how it stands, whose it is, and what was said last. */
export default function TicketPreview({ id }: PreviewProps) {
  const t = useText("ticket");
  const { data } = useCoreQuery("ticket.get", { id });
  const members = useCoreQuery("member.list", {}).data ?? [];
  if (!data) return null;
  const { row } = data;
  const note = data.actions.findLast(({ act }) => act === "note");
  const place = [row.dept, row.place].filter((part) => part !== "").join(" · ");
  return (
    <HiddenIn detail={data}>
      <strong>
        {row.number} <SaidInLine text={row.title} />
      </strong>
      <KeyValues
        items={[
          { label: t("field.status"), value: <TicketStatusMark status={row.status} /> },
          { label: t("field.priority"), value: <PriorityMark priority={gradeOf(row)} named /> },
          ...(row.times.length > 0 ? [{ label: t("clock:title"), value: <ClockMark ticket={row} /> }] : []),
          {
            label: t("field.assignee"),
            value: members.find((member) => member.id === row.assignee)?.name ?? t("queue:assignedToNobody"),
          },
          { label: t("field.requester"), value: <Said text={row.requester} field="requester" /> },
          { label: t("field.dept"), value: <Said text={place} field="place" /> },
          ...(note
            ? [{ label: t("act.note"), value: <Said text={note.text} operation={note.operation} /> }]
            : []),
        ]}
      />
    </HiddenIn>
  );
}
