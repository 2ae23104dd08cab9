import { Button } from "@mantine/core";
import { IconHandClick, IconPlus } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import type { ProblemRow } from "../../../shared/domain/problem/problem.ts";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import {
  EmptyState,
  ErrorNote,
  ListTabs,
  SearchBox,
  SplitView,
  Toolbar,
  VirtualList,
  select,
  useActions,
  useSelected,
} from "../../ui/index.ts";
import { fit } from "../../ui/finding/fit.ts";
import { useReadings } from "../../ui/finding/use-readings.ts";
import NewProblem from "../new-problem.tsx";
import { closeDelivery, useDelivery } from "../open.ts";
import { PROBLEM_LISTS, inProblemList, listedProblems, textsOf } from "./listed.ts";
import type { ProblemList } from "./listed.ts";
import { ProblemLine } from "./problem-line.tsx";
import { ProblemView } from "./problem-view.tsx";

const keyOf = (row: ProblemRow) => row.id;
const render = (row: ProblemRow) => <ProblemLine row={row} />;
const ALL = { ticket: null };
const none: readonly ProblemRow[] = [];

/** Problems and known errors: what many tickets have in common, how it is got round, and whose it is. */
export default function Problems() {
  const t = useText("problem");
  const { data = none, error, loading } = useCoreQuery("problem.list", ALL);
  const may = useMay("ticket.write");
  const selected = useSelected("problems");
  const opening = useDelivery((state) => state.open === "problem");
  const [list, show] = useState<ProblemList>("unsolved");
  const [text, setText] = useState("");
  const read = useReadings(useMemo(() => data.flatMap(textsOf), [data]));
  const answers = useCallback(
    (row: ProblemRow) => textsOf(row).some((each) => fit(each, read(each), text) !== null),
    [read, text],
  );
  const shown = useMemo(() => listedProblems(data, list, answers), [data, list, answers]);
  const rowAt = useCallback((index: number) => shown[index], [shown]);
  const open = () => useDelivery.setState({ open: "problem" });
  useActions([{ id: "problem.new", group: "problem", shortcuts: ["n"], disabled: !may, run: open }]);
  return (
    <SplitView
      id="problems"
      open={selected !== null}
      list={
        <>
          <Toolbar label={t("list")}>
            <SearchBox label={t("find")} placeholder={t("findHint")} text={text} onText={setText} settled />
            {may && (
              <Button variant="default" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={open}>
                {t("act.open")}
              </Button>
            )}
          </Toolbar>
          <ListTabs
            label={t("list")}
            tabs={PROBLEM_LISTS.map((id) => ({
              ...{ id, label: t(`lists.${id}`) },
              count: data.filter((row) => inProblemList(row, id) && answers(row)).length,
            }))}
            shown={list}
            onShow={show}
          />
          {error && <ErrorNote error={error} />}
          {shown.length === 0 ? (
            !loading && (
              <EmptyState title={t(text.trim() === "" ? "nothing" : "nothingFound")}>
                {text.trim() === "" ? t("nothingHint") : null}
              </EmptyState>
            )
          ) : (
            <VirtualList<ProblemRow>
              key={list}
              label={t("list")}
              count={shown.length}
              rowAt={rowAt}
              keyOf={keyOf}
              render={render}
              selected={selected}
              onSelect={(id) => select("problems", id)}
              main
            />
          )}
          {opening && (
            <NewProblem
              draft="problem.open"
              initial={{ tickets: [] }}
              onOpened={(id) => {
                show("unsolved");
                select("problems", id);
              }}
              onClose={closeDelivery}
            />
          )}
        </>
      }
      detail={
        selected === null ? (
          <EmptyState icon={<IconHandClick size="1em" />} title={t("choose")} />
        ) : (
          <ProblemView key={selected} id={selected} />
        )
      }
    />
  );
}
