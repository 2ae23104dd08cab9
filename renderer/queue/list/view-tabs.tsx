import { memo, useState } from "react";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ListTabs } from "../../ui/index.ts";
import type { View, WorkView } from "../views.ts";
import { LOOKUP_VIEWS, WORK_VIEWS } from "../views.ts";

interface Props {
  view: View;
  counts: Record<WorkView, number>;
  /** What is searched for: the tabs say how much of that each view holds. */
  asked: string;
  onView: (view: View) => void;
}

/** The saved views, each with what it holds. */
export const ViewTabs = memo(function ViewTabs({ view, counts, asked, onView }: Props) {
  const t = useText("queue");
  const answer = useCoreQuery("ticket.counts", asked === "" ? {} : { text: asked }).data;
  // As the list keeps its rows until the next are there: tabs that lose their counts would move.
  const [stored, setStored] = useState(answer);
  if (answer !== undefined && answer !== stored) setStored(answer);
  // The desk set is capped; the core counts all.
  const all: Record<View, number | undefined> = {
    closed: undefined,
    archived: undefined,
    ...(asked === "" ? counts : { mine: undefined, unassigned: undefined, team: undefined }),
    ...stored,
  };
  return (
    <ListTabs
      label={t("views")}
      tabs={[...WORK_VIEWS, ...LOOKUP_VIEWS].map((id) => ({ id, label: t(`view.${id}`), count: all[id] }))}
      shown={view}
      onShow={onView}
    />
  );
});
