import {
  IconAlertTriangle,
  IconArchive,
  IconChevronDown,
  IconChevronUp,
  IconChevronsUp,
  IconCircle,
  IconCircleCheck,
  IconCircleHalf2,
  IconCloudUp,
  IconLock,
  IconMinus,
  IconRefreshAlert,
  IconShieldLock,
} from "@tabler/icons-react";
import type { Priority, TicketStatus } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useText } from "../../i18n/index.ts";
import type { Tone } from "../../ui/index.ts";
import { Badge, StatusMark } from "../../ui/index.ts";

const STATUS: Record<TicketStatus, { tone: Tone; Icon: typeof IconCircle }> = {
  new: { tone: "note", Icon: IconCircle },
  accepted: { tone: "warn", Icon: IconCircleHalf2 },
  resolved: { tone: "ok", Icon: IconCircleCheck },
  closed: { tone: "quiet", Icon: IconLock },
  archived: { tone: "quiet", Icon: IconArchive },
};

const PRIORITY: Record<Priority, { tone: Tone; Icon: typeof IconCircle }> = {
  P1: { tone: "bad", Icon: IconChevronsUp },
  P2: { tone: "warn", Icon: IconChevronUp },
  P3: { tone: "quiet", Icon: IconMinus },
  P4: { tone: "quiet", Icon: IconChevronDown },
};

export function TicketStatusMark({ status, badge = false }: { status: TicketStatus; badge?: boolean }) {
  const t = useText("ticket");
  const { tone, Icon } = STATUS[status];
  const Mark = badge ? Badge : StatusMark;
  return (
    <Mark tone={tone} icon={<Icon size="1em" />}>
      {t(`status.${status}`)}
    </Mark>
  );
}

/** In lists the short name; in headers the whole. */
export function PriorityMark({ priority, badge = false }: { priority: Priority; badge?: boolean }) {
  const t = useText("ticket");
  const { tone, Icon } = PRIORITY[priority];
  const name = t(`priority.${priority}`);
  return badge ? (
    <Badge tone={tone} icon={<Icon size="1em" />}>
      {name}
    </Badge>
  ) : (
    <StatusMark tone={tone} icon={<Icon size="1em" />} title={name}>
      {priority}
    </StatusMark>
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
        <StatusMark tone="warn" icon={<IconShieldLock size="1em" />}>
          {t("mark.security")}
        </StatusMark>
      ) : null}
      {ticket.needsUpdate ? (
        <StatusMark tone="note" icon={<IconRefreshAlert size="1em" />} title={t("mark.needsUpdateHint")}>
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
