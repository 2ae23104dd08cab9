import { IconCheck } from "@tabler/icons-react";
import css from "./steps.module.css";

interface Props {
  /** What the steps lead through, for assistive technology. */
  label: string;
  steps: readonly string[];
  /** Index of the step that is now; as many as there are: all are done. */
  now: number;
}

/** Where somebody is on a way of some steps: number, word, and a tick for what is behind. */
export function Steps({ label, steps, now }: Props) {
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={css.step}
          aria-current={index === now ? "step" : undefined}
          data-done={index < now || undefined}
        >
          <span className={css.number} aria-hidden>
            {index < now ? <IconCheck size="0.875rem" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
