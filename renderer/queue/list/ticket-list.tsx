import { Button, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconInbox, IconPlus, IconSearch } from "@tabler/icons-react";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import { useCoreQuery, useMay, usePagedQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { DueStrip } from "../../runs/due-strip.tsx";
import {
  EmptyState,
  ErrorNote,
  SearchBox,
  Toolbar,
  VirtualList,
  openRecord,
  runAction,
  useKeyOf,
} from "../../ui/index.ts";
import type { Choosing } from "../../ui/index.ts";
import type { TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { isFiltered } from "../filter/choose.ts";
import { FilterButton } from "../filter/filter-button.tsx";
import { choose, chooseNone, useChosen } from "../batch/chosen.ts";
import { MomentsStrip } from "../intake/moments-strip.tsx";
import { BatchBar, FilterChips, FilterPanel } from "../late-parts.ts";
import { useQueue } from "../queue-state.ts";
import type { View, WorkView } from "../views.ts";
import { isWorkView } from "../views.ts";
import type { Grouped } from "../work-groups.ts";
import { TicketLine } from "./ticket-line.tsx";
import { NotHere } from "./not-here.tsx";
import { ViewTabs } from "./view-tabs.tsx";
import css from "./list.module.css";

interface Props {
  view: View;
  onView: (view: View) => void;
  counts: Record<WorkView, number>;
  /** Live rows of the work view, in order; undefined for a view that is looked up. */
  live: Grouped | undefined;
  members: readonly MemberRow[];
  text: string;
  onText: (text: string) => void;
  selected: string | null;
  onSelect: (id: string) => void;
  /** Whether a ticket that left the list by one's own act stays open. */
  keeps: (id: string) => boolean;
}

/** Drawn again when the list changes, not when a form opens above it. */
export const TicketList = memo(function TicketList(props: Props) {
  const { view, onView, counts, text, onText } = props;
  const [asked] = useDebouncedValue(text.trim(), 80);
  const filter = useQueue((state) => state.filter);
  const filtering = useQueue((state) => state.filtering);
  const lookup = asked !== "" || !isWorkView(view) || isFiltered(filter);
  // What is chosen is in sight, or was before one went on in it.
  useEffect(() => chooseNone, [view, asked, filter]);
  /** What the list answers to. */
  const [answered, setAnswered] = useState("");

  return (
    <>
      <Tools text={text} onText={onText} settled={text.trim() === (asked === "" ? "" : answered)} />
      {filtering ? <FilterPanel /> : null}
      {isFiltered(filter) ? <FilterChips /> : null}
      <MomentsStrip />
      <DueStrip />
      <BatchBar />
      <ViewTabs view={view} counts={counts} asked={asked} filter={filter} onView={onView} />
      {lookup ? (
        <LookedUp {...props} asked={asked} filter={filter} onAnswer={setAnswered} />
      ) : (
        <Rows {...props} />
      )}
    </>
  );
});

interface ToolsProps extends Pick<Props, "text" | "onText"> {
  settled: boolean;
}

/** The search, and what begins a ticket: they stay as they are while the cursor moves below them. */
const Tools = memo(function Tools({ text, onText, settled }: ToolsProps) {
  const t = useText("queue");
  const keyThatActs = useKeyOf();
  const mayWrite = useMay("ticket.write");
  return (
    <Toolbar label={t("toolbar")}>
      <SearchBox
        label={t("search")}
        placeholder={t(keyThatActs("/") ? "searchHint" : "searchHintKeysOff")}
        text={text}
        onText={onText}
        settled={settled}
        kind="ticket"
        onExact={(id) => openRecord("queue", id)}
      />
      <FilterButton />
      {mayWrite ? (
        <Tooltip label={t(keyThatActs("n") ? "newHint" : "newHintKeysOff")}>
          <Button leftSection={<IconPlus size="1rem" />} onClick={() => runAction("ticket.new")}>
            {t("new")}
          </Button>
        </Tooltip>
      ) : null}
    </Toolbar>
  );
});

const keyOf = (ticket: TicketRow) => ticket.id;

/** Several may be chosen by whoever may do something with them. */
function useChoosing(): Choosing | undefined {
  const { ids } = useChosen();
  const mayWrite = useMay("ticket.write");
  return useMemo(() => (mayWrite ? { ids, choose, none: chooseNone } : undefined), [ids, mayWrite]);
}

function useRender(members: readonly MemberRow[], view: View) {
  return useCallback(
    (ticket: TicketRow) => (
      <TicketLine
        ticket={ticket}
        // One's own name on one's own list says nothing.
        assignee={
          view === "mine" ? null : (members.find((member) => member.id === ticket.assignee)?.name ?? null)
        }
      />
    ),
    [members, view],
  );
}

function Rows({ live, view, members, selected, onSelect, keeps }: Props) {
  const t = useText("queue");
  const mayWrite = useMay("ticket.write");
  const stored = useCoreQuery("ticket.counts", {}).data;
  const render = useRender(members, view);
  const choosing = useChoosing();
  const rows = live?.rows;
  const rowAt = useCallback((index: number) => rows?.[index], [rows]);
  const headAt = useCallback(
    (index: number) => {
      const group = live?.groups[index];
      if (group === undefined || group === live?.groups[index - 1]) return null;
      return t("group", { group: t(`groups.${group}`), count: live?.counts[group] ?? 0 });
    },
    [live, t],
  );
  if (rows === undefined) return null;
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<IconInbox size="1em" />}
        title={t(`empty.${view}.title`)}
        action={
          mayWrite ? (
            <Button variant="default" onClick={() => runAction("ticket.new")}>
              {t("new")}
            </Button>
          ) : undefined
        }
      >
        {t(`empty.${view}.text`)}
      </EmptyState>
    );
  }
  const more = (stored?.[view] ?? 0) - rows.length;
  return (
    <>
      <VirtualList
        key={view}
        main
        label={t(`view.${view}`)}
        count={rows.length}
        rowAt={rowAt}
        headAt={headAt}
        keyOf={keyOf}
        render={render}
        selected={selected}
        onSelect={onSelect}
        keeps={keeps}
        choosing={choosing}
      />
      {more > 0 ? <p className={css.more}>{t("moreStored", { count: more })}</p> : null}
    </>
  );
}

interface LookedUpProps extends Props {
  asked: string;
  filter: TicketFilter;
  onAnswer: (asked: string) => void;
}

function LookedUp({
  asked,
  filter,
  onAnswer,
  view,
  onView,
  members,
  selected,
  onSelect,
  keeps,
}: LookedUpProps) {
  const t = useText("queue");
  const found = usePagedQuery("ticket.page", {
    ...{ scope: view, text: asked },
    ...(isFiltered(filter) ? { filter } : {}),
  });
  const { settled } = found;
  useEffect(() => {
    if (settled) onAnswer(asked);
  }, [settled, asked, onAnswer]);
  const render = useRender(members, view);
  const choosing = useChoosing();
  if (found.error) return <ErrorNote error={found.error} />;
  if (found.loading) return null;
  if (found.total === 0 && (asked !== "" || isFiltered(filter))) {
    return <NotHere asked={asked} filter={filter} view={view} onView={onView} />;
  }
  if (found.total === 0) {
    return (
      <EmptyState icon={<IconSearch size="1em" />} title={t(`empty.${view}.title`)}>
        {t(`empty.${view}.text`)}
      </EmptyState>
    );
  }
  return (
    <VirtualList
      // Another question is another list: what is not in its answer has not left it.
      key={`${view} ${asked} ${JSON.stringify(filter)}`}
      main
      label={t(asked || isFiltered(filter) ? "found" : `view.${view}`)}
      count={found.total}
      rowAt={found.rowAt}
      keyOf={keyOf}
      render={render}
      selected={selected}
      onSelect={onSelect}
      keeps={keeps}
      choosing={choosing}
      onRange={found.show}
    />
  );
}
