import { useDebouncedValue } from "@mantine/hooks";
import { useCallback } from "react";
import type { ActChoice, Contributions, RecordRef } from "../contributions/index.ts";
import { useContributions } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import type { Desk } from "../desk/index.ts";
import { useDesk } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import type { Action } from "../ui/index.ts";
import { useCurrentActions, useKeyOf } from "../ui/index.ts";
import type { Line, Step } from "./lines.tsx";
import { actionLines, askingLines, choiceLines, recordLines } from "./lines.tsx";
import { useRecentRecords } from "./recent.ts";
import { useGivenUp } from "./use-given-up.ts";

interface Lines {
  lines: readonly Line[];
  /** They are all that will come for what was typed. */
  settled: boolean;
  /** Why the record has none: it does not allow the act now, or offers none at all. */
  none?: "notNow" | "offersNothing";
}

/** What can be chosen now, before what was typed is held against it. */
export function useLines(text: string, step: Step | null, used: Readonly<Record<string, number>>): Lines {
  const t = useText("actions");
  const keyOf = useKeyOf();
  const contributions = useContributions();
  const all = useCurrentActions();
  const actions = all.filter((action) => !action.hidden && !action.disabled);
  const recent = useRecentRecords(contributions);
  const [asked] = useDebouncedValue(text.trim(), 80);
  const searches = step === null || step.step === "which";
  const searched = !searches || asked === "" ? null : { text: asked, limit: step ? 50 : 20 };
  const answer = useCoreQuery("search.all", searched);
  const choices = useChoices(step, all);
  const settled = !searches || (asked === text.trim() && !answer.loading);
  const hits = asked === "" ? [] : (answer.data ?? []);
  const verbs = step?.step === "verbs" ? verbsOf(step.record, actions, contributions) : null;
  const givenUp = useGivenUp(step?.step === "verbs" && verbs?.length === 0 ? step.record.id : null, all);
  const context = { t, contributions, used, keyOf };

  if (step?.step === "choice") return choices;
  if (verbs) {
    if (givenUp) return { lines: [], settled: true, none: "offersNothing" };
    return { lines: actionLines(verbs, context), settled: verbs.length > 0 };
  }
  const act = step?.step === "which" ? step.act : undefined;
  const ofKind = <R extends { kind: string }>(records: readonly R[]) =>
    step?.step === "which" ? records.filter(({ kind }) => kind === step.kind) : records;
  const lines = [
    ...(step ? [] : actionLines(actions, context)),
    ...(text.trim() === "" ? recordLines(ofKind(recent), "recent", { contributions, act }) : []),
    ...recordLines(ofKind(hits), "records", { contributions, act }),
    ...(step || text.trim() === "" ? [] : askingLines(actions, context)),
  ];
  return { lines, settled };
}

/** What the open record offers of what its kind can have done to it. */
function verbsOf({ kind, id: record }: RecordRef, actions: readonly Action[], { records }: Contributions) {
  const verbs = records[kind]?.acts ?? [];
  return actions.filter(({ id, of }) => verbs.includes(id) && of === record);
}

/** With what an act can be done, once its record offers it. */
function useChoices(step: Step | null, actions: readonly Action[]): Lines {
  const t = useText("actions");
  const { records } = useContributions();
  const asked = step?.step === "choice" ? step : null;
  const part: ActChoice | undefined = asked ? records[asked.record.kind]?.choices?.[asked.act] : undefined;
  const choices = useDesk(useCallback((desk: Desk) => part?.of(desk) ?? [], [part]));
  const offer = actions.find(({ id, of }) => id === asked?.act && of === asked.record.id);
  const givenUp = useGivenUp(asked && !offer ? asked.record.id : null, actions);
  if (!asked || !part) return { lines: [], settled: true };
  if (offer?.disabled || givenUp) return { lines: [], settled: true, none: "notNow" };
  if (!offer) return { lines: [], settled: false };
  const named = choices.map((each) => ({
    value: each.value,
    title: "title" in each ? each.title : t(each.words),
  }));
  const choose = (value: string) => part.choose(asked.record.id, value);
  return { lines: choiceLines(named, asked, choose), settled: true };
}
