import { UnstyledButton } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { ForMeDialog } from "./for-me-dialog.tsx";
import css from "./for-me.module.css";
import { showForMe, useForMe } from "./open.ts";
import { useStepNotices } from "./use-step-notices.ts";

/**
 * In the status line: of how many tickets a step of the ladder was reached that whoever works here is told of,
 * while the team works; and what is listed of it, above whatever screen is shown.
 */
export default function Reminder() {
  const t = useText("duty");
  const open = useForMe((state) => state.open);
  const notices = useStepNotices();
  const count = notices.filter(({ disturbs }) => disturbs).length;
  return (
    <>
      {count > 0 && (
        <UnstyledButton className={css.count} onClick={() => showForMe("steps")}>
          {t("forMe.count.steps", { count })}
        </UnstyledButton>
      )}
      {open !== null && <ForMeDialog list={open} notices={notices} />}
    </>
  );
}
