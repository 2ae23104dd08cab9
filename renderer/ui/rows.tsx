import type { ReactNode } from "react";
import css from "./rows.module.css";

/** A row of a list in two lines; what is most in each takes the room that is left. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className={css.lines}>
      <div className={css.line}>{first}</div>
      <div className={`${css.line} ${css.small}`}>{second}</div>
    </div>
  );
}

/** A row whose parts stand below those of the next, in a grid of its own (`className`). */
export function GridRow({
  className,
  children,
  off,
}: {
  className?: string;
  children: ReactNode;
  off?: boolean;
}) {
  return (
    <div className={`${css.grid} ${className ?? ""}`} data-off={off || undefined}>
      {children}
    </div>
  );
}
