import type { ReactNode } from "react";
import css from "./marks.module.css";

/** Meaning of a colour; always with an icon and a word. */
export type Tone = "ok" | "warn" | "bad" | "note" | "quiet";

interface MarkProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  title?: string;
}

/** A state in a line of text: icon and word in its colour. */
export function StatusMark({ tone, icon, children, title }: MarkProps) {
  return (
    <span className={css.mark} data-tone={tone} title={title}>
      <span className={css.icon} aria-hidden>
        {icon}
      </span>
      <span data-mark-word>{children}</span>
    </span>
  );
}

/** The same on a tinted ground, for headers. */
export function Badge({
  tone,
  icon,
  children,
  title,
}: Partial<Pick<MarkProps, "icon">> & Omit<MarkProps, "icon">) {
  return (
    <span className={css.badge} data-tone={tone} title={title}>
      {icon ? (
        <span className={css.icon} aria-hidden>
          {icon}
        </span>
      ) : null}
      {children}
    </span>
  );
}

/** A small number beside a name. */
export function Count({ children }: { children: ReactNode }) {
  return <span className={css.number}>{children}</span>;
}
