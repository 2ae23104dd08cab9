import {
  IconAlertTriangle,
  IconArchive,
  IconCircle,
  IconCircleCheck,
  IconCircleHalf2,
  IconCloudUp,
  IconLock,
  IconRefreshAlert,
  IconShieldLock,
  IconStar,
} from "@tabler/icons-react";
import { PRIORITIES } from "../../../shared/domain/ticket/ticket-words.ts";
import type { Priority, TicketStatus } from "../../../shared/domain/ticket/ticket-words.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";
import css from "./ticket-marks.module.css";

const STATUS: Record<TicketStatus, typeof IconCircle> = {
  new: IconCircle,
  accepted: IconCircleHalf2,
  resolved: IconCircleCheck,
  closed: IconLock,
  archived: IconArchive,
};

/** How it stands: a shape and a word. Colour is kept for what runs out of time and what is contested. */
export function TicketStatusMark({ status }: { status: TicketStatus }) {
  const t = useText("ticket");
  const Icon = STATUS[status];
  return (
    <StatusMark tone="quiet" icon={<Icon size="1em" />}>
      {t(`status.${status}`)}
    </StatusMark>
  );
}

/**
 * How urgent it is, as bars of a signal; empty ones while nobody has said.
 * @param named with its word beside the bars
 */
export function PriorityMark({ priority, named = false }: { priority: Priority | null; named?: boolean }) {
  const t = useText("ticket");
  const name = t(priority === null ? "ungraded" : `priority.${priority}`);
  const filled = priority === null ? 0 : PRIORITIES.length - PRIORITIES.indexOf(priority);
  return (
    <span className={css.priority} data-priority={priority ?? "none"} title={named ? undefined : name}>
      <svg className={css.bars} viewBox="0 0 15 12" aria-hidden>
        {PRIORITIES.map((each, index) => (
          <rect
            key={each}
            className={index < filled ? css.filled : css.left}
            x={index * 4}
            y={9 - index * 3}
            width="3"
            height={3 + index * 3}
            rx="0.75"
          />
        ))}
      </svg>
      {named ? name : <span className="visually-hidden">{name}</span>}
    </span>
  );
}

/** Conflicts, unsent changes, security, newer content: each with icon and word. */
export function TicketMarks({ ticket }: { ticket: TicketRow }) {
  const t = useText("queue");
  return (
    <>
      {ticket.conflicts > 0 ? (
        <StatusMark tone="bad" icon={<IconAlertTriangle size="1em" />}>
          {t("mark.conflict")}
        </StatusMark>
      ) : null}
      {ticket.securityFlag ? (
        <StatusMark tone="quiet" icon={<IconShieldLock size="1em" />}>
          {t("mark.security")}
        </StatusMark>
      ) : null}
      {ticket.vip ? (
        <StatusMark tone="quiet" icon={<IconStar size="1em" />}>
          {t("vip.mark")}
        </StatusMark>
      ) : null}
      {ticket.needsUpdate ? (
        <StatusMark tone="quiet" icon={<IconRefreshAlert size="1em" />} title={t("mark.needsUpdateHint")}>
          {t("mark.needsUpdate")}
        </StatusMark>
      ) : null}
      {ticket.pending > 0 ? (
        <StatusMark tone="quiet" icon={<IconCloudUp size="1em" />}>
          {t("mark.unsent")}
        </StatusMark>
      ) : null}
    </>
  );
}
