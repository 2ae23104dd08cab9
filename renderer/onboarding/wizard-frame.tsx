import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useText } from "../i18n/index.ts";
import { useFormSubmit } from "../ui/index.ts";
import css from "./wizard-frame.module.css";

interface Props {
  /** Names of the steps in order; none: no list beside the content. */
  steps?: readonly string[];
  /** Index of the step that is on screen. */
  current?: number;
  title: string;
  lead?: ReactNode;
  /** Buttons: what goes back first, the one that goes on last. */
  actions: ReactNode;
  onSubmit?: () => void;
  children: ReactNode;
}

/** The plain window before the desk: first run and unlocking. One form a step, Enter goes on. */
export function WizardFrame({ steps = [], current = 0, title, lead, actions, onSubmit, children }: Props) {
  const t = useText("onboarding");
  const { form } = useFormSubmit({ writes: "profile", onSubmit: () => onSubmit?.() });
  const heading = useRef<HTMLHeadingElement>(null);
  // The button of the last step is gone: the new one is read out, unless a field of it takes the focus.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <main className={css.window}>
      <form {...form} className={css.card} data-wide={steps.length > 0 || undefined}>
        {steps.length > 0 && (
          <nav className={css.side} aria-label={t("steps")}>
            <p className={css.product}>Deskside</p>
            <ol className={css.steps}>
              {steps.map((name, index) => (
                <li
                  key={name}
                  className={css.step}
                  data-state={index < current ? "done" : index === current ? "current" : "next"}
                  aria-current={index === current ? "step" : undefined}
                >
                  <span className={css.dot} aria-hidden="true">
                    {index < current ? "✓" : index + 1}
                  </span>
                  {name}
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={css.main}>
          <div className={css.content}>
            <h1 ref={heading} tabIndex={-1} className={css.title}>
              {title}
            </h1>
            {lead !== undefined && <p className={css.lead}>{lead}</p>}
            {children}
          </div>
          <div className={css.actions}>{actions}</div>
        </div>
      </form>
    </main>
  );
}
