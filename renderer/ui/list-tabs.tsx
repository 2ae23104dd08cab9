import { useEffect, useRef } from "react";
import { useFormat } from "../i18n/index.ts";
import css from "./list-tabs.module.css";
import { Count } from "./marks.tsx";

interface Props<T extends string> {
  /** What the tabs choose, for assistive technology. */
  label: string;
  /** A count of undefined is not known yet; null where nothing is counted. */
  tabs: readonly { id: T; label: string; count: number | undefined | null }[];
  shown: T;
  onShow: (id: T) => void;
}

/** The lists that stand in one place, each with what it holds. */
export function ListTabs<T extends string>({ label, tabs, shown, onShow }: Props<T>) {
  const format = useFormat();
  const row = useRef<HTMLDivElement>(null);
  const widths = tabs.map(({ label: name, count }) => `${name} ${count ?? ""}`).join("|");
  // With more of them than there is room, what is shown is in sight; counts that come later move it.
  useEffect(() => {
    row.current
      ?.querySelector("[aria-pressed=true]")
      ?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [shown, widths]);
  return (
    <div ref={row} className={css.tabs} role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          className={css.tab}
          aria-pressed={tab.id === shown}
          onClick={() => onShow(tab.id)}
        >
          {tab.label}
          {tab.count === null ? null : (
            <span className={css.count}>
              {tab.count === undefined ? null : <Count>{format.number(tab.count)}</Count>}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
