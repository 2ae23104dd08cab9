import { useDebouncedValue } from "@mantine/hooks";
import type { ActChoice } from "../contributions/index.ts";
import { useContributions } from "../contributions/index.ts";
import { useCoreQuery, useCoreSession } from "../core/index.ts";
import { useDesk } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import type { Action } from "../ui/index.ts";
import { useCurrentActions, useKeyOf } from "../ui/index.ts";
import type { Line, Step } from "./lines.tsx";
import { actionLines, askingLines, choiceLines, recordLines } from "./lines.tsx";
import { useRecentRecords } from "./recent.ts";

interface Lines {
  lines: readonly Line[];
  /** They are all that will come for what was typed. */
  settled: boolean;
  /** The record does not allow the act now. */
  refused?: boolean;
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
  const context = { t, contributions, used, keyOf };

  if (step?.step === "choice") return choices;
  if (step?.step === "verbs") {
    const verbs = contributions.records[step.record.kind]?.acts ?? [];
    const offered = actions.filter(({ id, of }) => verbs.includes(id) && of === step.record.id);
    return { lines: actionLines(offered, context), settled: offered.length > 0 };
  }
  const act = step?.act;
  const ofKind = <R extends { kind: string }>(records: readonly R[]) =>
    step ? records.filter(({ kind }) => kind === step.kind) : records;
  const lines = [
    ...(step ? [] : actionLines(actions, context)),
    ...(text.trim() === "" ? recordLines(ofKind(recent), "recent", { contributions, act }) : []),
    ...recordLines(ofKind(hits), "records", { contributions, act }),
    ...(step || text.trim() === "" ? [] : askingLines(actions, context)),
  ];
  return { lines, settled };
}

/** With what an act can be done, once its record offers it. */
function useChoices(step: Step | null, actions: readonly Action[]): Lines {
  const t = useText("actions");
  const { records } = useContributions();
  const { acts } = useCoreSession();
  const asked = step?.step === "choice" ? step : null;
  const part: ActChoice | undefined = asked ? records[asked.record.kind]?.choices?.[asked.act] : undefined;
  const choices = useDesk(async (db) => (await part?.of(db)) ?? [], [part]);
  if (!asked || !part) return { lines: [], settled: true };
  const offer = actions.find(({ id, of }) => id === asked.act && of === asked.record.id);
  if (offer?.disabled) return { lines: [], settled: true, refused: true };
  if (!offer || !choices) return { lines: [], settled: false };
  const named = choices.map((each) => ({
    value: each.value,
    title: "title" in each ? each.title : t(each.words),
  }));
  const run = (value: string) => void actAndTell(part.command(asked.record.id, value));
  async function actAndTell(command: ReturnType<ActChoice["command"]>) {
    const done = await acts.run([command]);
    if (!done.ok) acts.say("actions:palette.refused", {}, { act: `actions:${asked?.act}.name` });
  }
  return { lines: choiceLines(named, run), settled: true };
}
