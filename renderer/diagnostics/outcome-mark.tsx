import { IconAlertTriangle, IconCheck, IconMinus, IconSlash } from "@tabler/icons-react";
import type { StepOutcome } from "../../shared/domain/checklist/outcomes.ts";
import { useText } from "../i18n/index.ts";
import { StatusMark } from "../ui/index.ts";

const MARKS = {
  normal: ["ok", IconCheck],
  abnormal: ["bad", IconAlertTriangle],
  notDone: ["quiet", IconMinus],
  notApplicable: ["quiet", IconSlash],
} as const;

/** How a step came out: by icon, word and colour. */
export function OutcomeMark({ outcome }: { outcome: StepOutcome }) {
  const t = useText("run");
  const [tone, Icon] = MARKS[outcome];
  return (
    <StatusMark tone={tone} icon={<Icon size="1em" />}>
      {t(`outcome.${outcome}`)}
    </StatusMark>
  );
}
