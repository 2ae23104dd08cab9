import { memo, useState } from "react";
import type { TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ListTabs } from "../../ui/index.ts";
import { isFiltered } from "../filter/choose.ts";
import { sameLooking, useSavedViews } from "../filter/saved-views.ts";
import { useQueue } from "../queue-state.ts";
import type { View, WorkView } from "../views.ts";
import { LOOKUP_VIEWS, WORK_VIEWS } from "../views.ts";

interface Props {
  view: View;
  counts: Record<WorkView, number>;
  /** What is searched for: the tabs say how much of that each view holds. */
  asked: string;
  /** What they are chosen by, likewise. */
  filter: TicketFilter;
  onView: (view: View) => void;
}

/** A tab of a view that somebody has saved. */
const SAVED = "saved:";

/** The views, each with what it holds, and behind them those that are saved on this laptop. */
export const ViewTabs = memo(function ViewTabs({ view, counts, asked, filter, onView }: Props) {
  const t = useText("queue");
  const isChosen = isFiltered(filter);
  const params = { ...(asked === "" ? {} : { text: asked }), ...(isChosen ? { filter } : {}) };
  const answer = useCoreQuery("ticket.counts", params).data;
  const [saved] = useSavedViews();
  const text = useQueue((state) => state.text);
  const current = saved.find((each) => sameLooking(each, { view, text, filter }));
  // As the list keeps its rows until the next are there: tabs that lose their counts would move.
  const [stored, setStored] = useState(answer);
  if (answer !== undefined && answer !== stored) setStored(answer);
  // The desk set is capped; the core counts all.
  const all: Record<View, number | undefined> = {
    closed: undefined,
    archived: undefined,
    ...(asked === "" && !isChosen ? counts : { mine: undefined, unassigned: undefined, team: undefined }),
    ...stored,
  };
  function show(id: string) {
    const one = saved.find(({ name }) => SAVED + name === id);
    if (one) useQueue.setState({ view: one.view, text: one.text, filter: one.filter });
    else if (!current) onView(id as View);
    // A saved view is left whole.
    else useQueue.setState({ view: id as View, text: "", filter: {} });
  }

  return (
    <ListTabs<string>
      label={t("views")}
      tabs={[
        ...[...WORK_VIEWS, ...LOOKUP_VIEWS].map((id) => ({ id, label: t(`view.${id}`), count: all[id] })),
        ...saved.map(({ name }) => ({ id: SAVED + name, label: name, count: null })),
      ]}
      shown={current ? SAVED + current.name : view}
      onShow={show}
    />
  );
});
