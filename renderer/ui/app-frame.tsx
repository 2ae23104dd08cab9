import type { ReactNode } from "react";
import css from "./app-frame.module.css";
import { NoticePlace } from "./notice/notice-place.tsx";

export interface RailItem<A extends string> {
  id: A;
  label: string;
  icon: ReactNode;
  /** It stands at the foot. */
  foot?: boolean;
  /** Things to look at; shown as a badge. 0 for none. */
  count?: number;
  /** What the badge counts, for assistive technology. */
  countLabel?: string;
  /** Key, shown in the tooltip. */
  keys?: string;
}

interface Props<A extends string> {
  railLabel: string;
  rail: readonly RailItem<A>[];
  current: A | null;
  onArea: (area: A) => void;
  status: ReactNode;
  /** Above everything: read-only, clock, recovery. */
  banner?: ReactNode;
  /** What the area is one of several of. */
  tabs?: ReactNode;
  children: ReactNode;
}

/** The whole window: rail at the left, the area, the status bar below. */
export function AppFrame<A extends string>(props: Props<A>) {
  const { rail, current, onArea, status, banner, tabs, children } = props;
  return (
    <div className={css.frame}>
      <nav className={css.rail} aria-label={props.railLabel}>
        {rail.map((item) => (
          <button
            key={item.id}
            type="button"
            className={css.item}
            data-foot={item.foot || undefined}
            aria-current={item.id === current ? "page" : undefined}
            title={item.keys ? `${item.label}  ${item.keys}` : undefined}
            onClick={() => onArea(item.id)}
          >
            <span className={css.icon}>
              {item.icon}
              {item.count ? (
                <span className={css.count} aria-hidden>
                  {item.count > 99 ? "99+" : item.count}
                </span>
              ) : null}
            </span>
            <span>{item.label}</span>
            {item.count ? <span className="visually-hidden"> {item.countLabel}</span> : null}
          </button>
        ))}
      </nav>
      <main className={css.main}>
        <h1 className="visually-hidden">{rail.find((item) => item.id === current)?.label}</h1>
        {banner}
        {tabs}
        <div className={css.area}>{children}</div>
        <NoticePlace last />
      </main>
      <footer className={css.status}>{status}</footer>
    </div>
  );
}
