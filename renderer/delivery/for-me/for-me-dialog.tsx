import { useText } from "../../i18n/index.ts";
import { AppDialog } from "../../ui/index.ts";
import type { ForMeList } from "./open.ts";
import { closeForMe } from "./open.ts";
import type { StepNotice } from "./step-notices.ts";
import { Steps } from "./steps.tsx";

interface Props {
  list: ForMeList;
  notices: readonly StepNotice[];
}

/** What waits for whoever works at this laptop. */
export function ForMeDialog({ notices }: Props) {
  const t = useText("duty");
  return (
    <AppDialog title={t("forMe.title")} size="lg" onClose={closeForMe}>
      <Steps notices={notices} />
    </AppDialog>
  );
}
