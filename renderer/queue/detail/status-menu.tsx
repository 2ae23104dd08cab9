import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useKeyOf } from "../../ui/index.ts";
import { TicketStatusMark } from "../list/ticket-marks.tsx";
import { useTicket } from "./ticket-context.ts";
import type { TicketSteps } from "./ticket-steps.tsx";
import { STEP_KEYS } from "./ticket-steps.tsx";
import css from "./ticket-header.module.css";

/** How the ticket stands, and where it can go from here: the same acts as on the buttons, by the same rules. */
export function StatusMenu({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const { status } = useTicket().detail.row;
  const moves = [steps.primary, ...steps.others].filter((act) => act !== null && act !== "assign");
  if (moves.length === 0) return <TicketStatusMark status={status} />;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={css.menu} title={t("statusHint")}>
          <TicketStatusMark status={status} />
          <IconChevronDown size="1em" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
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
      </Menu.Dropdown>
    </Menu>
  );
}
