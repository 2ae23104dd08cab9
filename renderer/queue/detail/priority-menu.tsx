import { Menu } from "@mantine/core";
import { gradeOf } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { Level } from "../../../shared/domain/ticket/ticket-words.ts";
import { LEVELS, priorityOf } from "../../../shared/domain/ticket/ticket-words.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useText } from "../../i18n/index.ts";
import { PriorityMark } from "../list/ticket-marks.tsx";
import { HeadMenu } from "./head-menu.tsx";
import { useTicket } from "./ticket-context.ts";

const NAMED = ["impact", "urgency"] as const;
const levelOf = (value: unknown): Level | null => LEVELS.find((each) => each === value) ?? null;

/**
 * The priority, and what it comes from: a person states how far a fault reaches and how much it hurts,
 * and sees beside each answer what becomes of the ticket.
 */
export function PriorityMenu() {
  const t = useText("ticket");
  const { detail, editable, act } = useTicket();
  const priority = gradeOf(detail.row);
  const fields = atHand(detail.fields);
  const said = { impact: levelOf(fields.impact), urgency: levelOf(fields.urgency) };
  if (!editable) return <PriorityMark priority={priority} named />;

  /** What the ticket would be; null while the other half has not been said. */
  const becomes = (name: (typeof NAMED)[number], level: Level) => {
    const impact = name === "impact" ? level : said.impact;
    const urgency = name === "urgency" ? level : said.urgency;
    return impact && urgency ? priorityOf(impact, urgency) : null;
  };
  return (
    <HeadMenu hint={t("priorityHint")} mark={<PriorityMark priority={priority} named />}>
      {NAMED.map((name) => (
        <Menu.RadioGroup
          key={name}
          value={said[name]}
          onChange={(value) => {
            const level = levelOf(value);
            if (level && level !== said[name]) void act("ticket.edit", { set: { [name]: level } });
          }}
        >
          <Menu.Label>{t(`field.${name}`)}</Menu.Label>
          {LEVELS.map((level) => {
            const next = becomes(name, level);
            return (
              <Menu.RadioItem
                key={level}
                value={level}
                closeMenuOnClick
                rightSection={next ? <PriorityMark priority={next} named /> : null}
              >
                {t(`${name}.${level}`)}
              </Menu.RadioItem>
            );
          })}
        </Menu.RadioGroup>
      ))}
    </HeadMenu>
  );
}
