import { Menu } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useKeyOf } from "../../ui/index.ts";
import type { Act } from "../next-step.ts";
import { TicketStatusMark } from "../list/ticket-marks.tsx";
import { HeadMenu } from "./head-menu.tsx";
import { useTicket } from "./ticket-context.ts";
import { useTicketPaper } from "./ticket-paper.tsx";
import type { TicketSteps } from "./ticket-steps.tsx";
import { STEP_KEYS } from "./ticket-steps.tsx";

/** How the ticket stands, and where it can go from here: the same acts as on the buttons, by the same rules. */
export function StatusMenu({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const { status } = useTicket().detail.row;
  const again: readonly Act[] = steps.working.includes("resume") ? ["pause"] : [];
  const moves = [steps.primary, ...steps.others, ...steps.working, ...again, ...steps.more].filter(
    (act) => act !== null && act !== "assign",
  );
  const paper = useTicketPaper();
  if (moves.length === 0 && !paper.items) return <TicketStatusMark status={status} />;
  return (
    <>
      <HeadMenu hint={t("statusHint")} mark={<TicketStatusMark status={status} />}>
        {moves.map((act) => (
          <Menu.Item
            key={act}
            rightSection={<KeyHint shortcut={STEP_KEYS[act]} />}
            aria-keyshortcuts={keyOf(STEP_KEYS[act])}
            onClick={() => steps.begin(act)}
          >
            {t(`act.${act}`)}
          </Menu.Item>
        ))}
        {moves.length > 0 && paper.items ? <Menu.Divider /> : null}
        {paper.items}
      </HeadMenu>
      {paper.dialog}
    </>
  );
}
