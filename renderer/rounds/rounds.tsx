import { Button } from "@mantine/core";
import { IconPlus, IconRoute } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { DueEntry, RoundListed } from "../../shared/ipc/rounds.ts";
import { TaskView } from "../contributions/index.ts";
import { useCoreQuery, useMay, usePagedQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { useBeginTour } from "../runs/use-begin-tour.ts";
import { useToday } from "../runs/use-today.ts";
import {
  EmptyState,
  ErrorNote,
  ListTabs,
  SplitView,
  Toolbar,
  VirtualList,
  select,
  useActions,
  useSelected,
  useTask,
} from "../ui/index.ts";
import { DueLine, RoundLine } from "./lines.tsx";
import { LISTS, NEW_ROUND, openForm, openRound, showList, useRoundsShown } from "./open-round.ts";
import type { List } from "./open-round.ts";
import { RoundDetail } from "./plan/round-detail.tsx";
import { RoundForm } from "./plan/round-form.tsx";

/** Rounds: what of them is due, and how they are planned; or one that is being walked. */
export default function Rounds() {
  const task = useTask("rounds");
  return task ? <TaskView area="rounds" task={task} /> : <Plans />;
}

function Plans() {
  const t = useText("rounds");
  const { list, form } = useRoundsShown();
  const selected = useSelected("rounds");
  const mayPlan = useMay("round.write");
  const today = useToday();
  const counts = useCoreQuery("round.due", { today, limit: 1 }).data?.counts;
  const plan = () => openForm(NEW_ROUND);
  useActions([{ id: "round.plan", group: "round", shortcuts: ["n"], disabled: !mayPlan, run: plan }]);
  return (
    <>
      <SplitView
        id="rounds"
        open={selected !== null}
        list={
          <>
            {mayPlan && (
              <Toolbar label={t("noun")}>
                <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={plan}>
                  {t("plan")}
                </Button>
              </Toolbar>
            )}
            <ListTabs<List>
              label={t("noun")}
              tabs={LISTS.map((id) => ({
                id,
                label: t(`list.${id}`),
                count: id === "due" ? counts && counts.due + counts.running + counts.missed : null,
              }))}
              shown={list}
              onShow={showList}
            />
            {list === "due" ? <Due today={today} /> : <Planned key={list} scope={list} selected={selected} />}
          </>
        }
        detail={
          selected === null ? (
            <EmptyState icon={<IconRoute size="1em" />} title={t("chooseOne")} />
          ) : (
            <RoundDetail key={selected} id={selected} today={today} />
          )
        }
      />
      {form === NEW_ROUND && mayPlan && <RoundForm round={null} onClose={() => openForm(null)} />}
    </>
  );
}

const keyOfDue = ({ round, due }: DueEntry) => `${round} ${due}`;
const renderDue = (entry: DueEntry) => <DueLine entry={entry} />;

function Due({ today }: { today: string }) {
  const t = useText("rounds");
  const page = usePagedQuery("round.due", { today });
  const { begin, error } = useBeginTour();
  const [chosen, choose] = useState<string | null>(null);
  if (page.settled && page.total === 0) {
    return (
      <EmptyState icon={<IconRoute size="1em" />} title={t("dueNone")}>
        {t("dueNoneHint")}
      </EmptyState>
    );
  }
  return (
    <>
      {error && <ErrorNote error={error} />}
      <VirtualList<DueEntry>
        label={t("list.due")}
        count={page.total}
        rowAt={page.rowAt}
        keyOf={keyOfDue}
        render={renderDue}
        selected={chosen}
        onSelect={(key, { round }) => {
          choose(key);
          select("rounds", round);
        }}
        onOpen={(_, entry) => void begin(entry)}
        onRange={page.show}
        main
      />
    </>
  );
}

const keyOfRound = ({ id }: RoundListed) => id;

function Planned({ scope, selected }: { scope: "active" | "ended"; selected: string | null }) {
  const t = useText("rounds");
  const page = usePagedQuery("round.page", { scope });
  const checklists = useCoreQuery("definition.checklists", { ticket: null, asset: null }).data;
  const render = useCallback(
    (row: RoundListed) => (
      <RoundLine row={row} checklist={checklists?.find(({ key }) => key === row.checklist)?.title} />
    ),
    [checklists],
  );
  if (page.settled && page.total === 0) {
    return (
      <EmptyState icon={<IconRoute size="1em" />} title={t(`none.${scope}`)}>
        {scope === "active" ? t("noneHint") : undefined}
      </EmptyState>
    );
  }
  return (
    <VirtualList<RoundListed>
      label={t(`list.${scope}`)}
      count={page.total}
      rowAt={page.rowAt}
      keyOf={keyOfRound}
      render={render}
      selected={selected}
      onSelect={openRound}
      onRange={page.show}
      main
    />
  );
}
