import { memo, useEffect, useRef } from "react";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import { useText } from "../../i18n/index.ts";
import { OutcomeMark } from "../outcome-mark.tsx";
import type { StepPlace } from "./order.ts";
import css from "./runner.module.css";

interface Props {
  /** Key of the step. */
  step: string;
  title: string;
  state: StepPlace["state"];
  outcome: StepOutcome | undefined;
  measuring: boolean;
  current: boolean;
  onChoose: (step: string) => void;
}

/** One step in the column, drawn again only when something of it changes: there may be sixty. */
export const StepRow = memo(function StepRow(props: Props) {
  const { step, title, state, outcome, measuring, current, onChoose } = props;
  const t = useText("diagnostics");
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!current) return;
    // With the frame that shows it: asked sooner, everything would be laid out twice.
    const frame = requestAnimationFrame(() => row.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [current]);
  return (
    <button
      ref={row}
      type="button"
      className={css.step}
      data-state={state}
      aria-current={current ? "step" : undefined}
      disabled={state === "ahead"}
      onClick={() => onChoose(step)}
    >
      <span>{title}</span>
      {measuring ? (
        <span className={css.soft}>{t("measuring")}</span>
      ) : (
        outcome && <OutcomeMark outcome={outcome} />
      )}
    </button>
  );
});
