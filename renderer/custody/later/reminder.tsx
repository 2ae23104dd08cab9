import { UnstyledButton } from "@mantine/core";
import { localDate, useCoreQuery, useNow } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { startTask } from "../../ui/index.ts";
import css from "./reminder.module.css";

/** In the status line: how many loans are overdue, and how many documents nobody has signed, each with the way there. */
export default function Reminder() {
  const t = useText("custody");
  const waiting = useCoreQuery("asset.waiting", { today: localDate(new Date(useNow())) }).data;
  if (!waiting) return null;
  const lists = [
    { list: "overdue", count: waiting.overdue },
    { list: "missing", count: waiting.missing },
    { list: "unsigned", count: waiting.unsigned },
    { list: "sealed", count: waiting.sealed },
  ];
  return lists
    .filter(({ count }) => count > 0)
    .map(({ list, count }) => (
      <UnstyledButton
        key={list}
        className={css.count}
        onClick={() => startTask("assets", "custody.waiting", [list])}
      >
        {t(`waiting.count.${list}`, { count })}
      </UnstyledButton>
    ));
}
