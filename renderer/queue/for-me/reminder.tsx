import { UnstyledButton } from "@mantine/core";
import { OVERSEERS } from "../../../shared/domain/audience.ts";
import { useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ForMeDialog } from "./for-me-dialog.tsx";
import css from "./for-me.module.css";
import { showForMe, useForMe } from "./open.ts";
import { useOwed } from "./use-owed.ts";
import { useStepNotices } from "./use-step-notices.ts";

/**
 * In the status line: of how many tickets a step of the ladder was reached that whoever works here is told of,
 * while the team works, and how many reviews and reasons are owed; and the lists, above whatever screen is shown.
 */
export default function Reminder() {
  const t = useText("duty");
  const open = useForMe((state) => state.open);
  const notices = useStepNotices();
  const { owed, shown } = useOwed();
  const role = useSession()?.member.role;
  const seesRatings = OVERSEERS.some((each) => each === role);
  const counts = [
    { list: "steps", count: notices.filter(({ disturbs }) => disturbs).length },
    { list: "review", count: owed.review.length },
    { list: "reason", count: owed.reason.length },
  ] as const;
  return (
    <>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ list, count }) => (
          <UnstyledButton key={list} className={css.count} onClick={() => showForMe(list)}>
            {t(`forMe.count.${list}`, { count })}
          </UnstyledButton>
        ))}
      {open !== null && (
        <ForMeDialog list={open} notices={notices} owed={owed} shown={shown} ratings={seesRatings} />
      )}
    </>
  );
}
