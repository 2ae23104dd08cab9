import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Count } from "../../ui/index.ts";
import type { View, WorkView } from "../views.ts";
import { LOOKUP_VIEWS, WORK_VIEWS } from "../views.ts";
import css from "./list.module.css";

interface Props {
  view: View;
  counts: Record<WorkView, number>;
  onView: (view: View) => void;
}

/** The saved views, each with what it holds. */
export function ViewTabs({ view, counts, onView }: Props) {
  const t = useText("queue");
  const format = useFormat();
  const stored = useCoreQuery("ticket.counts", {}).data;
  // The desk set is capped; the core counts all.
  const all: Record<View, number | undefined> = {
    closed: undefined,
    archived: undefined,
    ...counts,
    ...stored,
  };
  return (
    <div className={css.views} role="group" aria-label={t("views")}>
      {[...WORK_VIEWS, ...LOOKUP_VIEWS].map((each) => (
        <button
          key={each}
          type="button"
          className={css.view}
          aria-pressed={each === view}
          onClick={() => onView(each)}
        >
          {t(`view.${each}`)}
          {all[each] === undefined ? null : <Count>{format.number(all[each])}</Count>}
        </button>
      ))}
    </div>
  );
}
