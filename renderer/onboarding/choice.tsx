import { Radio } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./choice.module.css";

interface Props {
  value: string;
  label: string;
  hint?: ReactNode;
  /** Of the words, where it is not the window's. */
  lang?: string;
}

/** One of few choices, large enough to read and to touch. Stands inside a `Radio.Group`. */
export function Choice({ value, label, hint, lang }: Props) {
  return (
    <Radio.Card value={value} className={css.choice} aria-label={label} lang={lang}>
      <Radio.Indicator />
      <span className={css.words}>
        <span className={css.label}>{label}</span>
        {hint !== undefined && <span className={css.hint}>{hint}</span>}
      </span>
    </Radio.Card>
  );
}
