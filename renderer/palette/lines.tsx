import type { ReactNode } from "react";
import type { SearchHit } from "../../shared/ipc/queries.ts";
import type { Contributions, RecordRef } from "../contributions/index.ts";
import { openerOf } from "../contributions/index.ts";
import type { Text } from "../i18n/index.ts";
import type { Action } from "../ui/index.ts";
import type { RecentRecord } from "./recent.ts";
import type { Candidate } from "./sections.ts";

/** Something to choose: it is done, or it asks on. */
export interface Line extends Candidate {
  icon: ReactNode;
  shortcut?: string | undefined;
  /** A record, whose verbs Tab shows. */
  record?: RecordRef;
  does: Does;
}

/** What comes of choosing a line. */
export type Does =
  | { run: () => void }
  /** It asks on, and opens beneath what it asks about. */
  | { asks: Step }
  /** An act that the record offers as soon as it is open; `first` is done right before. */
  | { act: string; of: RecordRef; first?: () => void };

/** What the palette asks for after the first choice. */
export type Step =
  | { step: "which"; act: string; kind: string }
  | { step: "verbs"; record: RecordRef; title: string }
  /** With what the act is done to the record. */
  | { step: "choice"; act: string; record: RecordRef; title: string };

interface Context {
  t: Text;
  contributions: Contributions;
  used: Readonly<Record<string, number>>;
  /** The key to show for an act. */
  keyOf: (...shortcuts: readonly string[]) => string | undefined;
}

const iconOf = ({ records }: Contributions, kind: string) => {
  const Icon = records[kind]?.Icon;
  return Icon && <Icon size="1em" />;
};

/** Whether it is done to the record that is open. */
function isVerb({ records }: Contributions, { id, group, of }: Pick<Action, "id" | "group" | "of">): boolean {
  const acts = records[group]?.acts;
  // Without a record it is done to what is chosen in a list.
  return acts ? of !== undefined && acts.includes(id) : id.startsWith("record.");
}

/** What can be done now. */
export function actionLines(actions: readonly Action[], context: Context): Line[] {
  const { t, contributions, used, keyOf } = context;
  return actions.map((action) => {
    const { id, group, of } = action;
    const area = contributions.areas.find((each) => id === `go.${each.id}`);
    const asked = of !== undefined && contributions.records[group]?.choices?.[id] !== undefined;
    return {
      key: id,
      section: isVerb(contributions, action) ? "current" : "go",
      title: asked ? t("palette.asking", { act: t(`${id}.name`) }) : t(`${id}.name`),
      subtitle: "",
      keywords: t(`${id}.keywords`),
      used: used[id] ?? 0,
      icon: area ? <area.Icon size="1em" /> : iconOf(contributions, group),
      shortcut: keyOf(...action.shortcuts),
      does: asked
        ? { asks: { step: "choice", act: id, record: { kind: group, id: of }, title: "" } }
        : { run: action.run },
    };
  });
}

/** What can be done to a record that is not open, or not to the open one: it asks which. */
export function askingLines(actions: readonly Action[], context: Context): Line[] {
  const { t, contributions, used } = context;
  const offered = new Set(actions.map(({ id }) => id));
  return Object.entries(contributions.records).flatMap(([kind, { acts = [], opens, works }]) =>
    !works && !(opens && "area" in opens)
      ? []
      : acts
          .filter((id) => !offered.has(id))
          .map((id): Line => ({
            key: `${id}?`,
            section: "go",
            title: t("palette.asking", { act: t(`${id}.name`) }),
            subtitle: "",
            keywords: t(`${id}.keywords`),
            used: used[id] ?? 0,
            icon: iconOf(contributions, kind),
            does: { asks: { step: "which", act: id, kind } },
          })),
  );
}

interface RecordContext extends Pick<Context, "contributions"> {
  /** It is chosen for this act. */
  act?: string | undefined;
}

/** Records that were found, or that were open last. */
export function recordLines(
  records: readonly (SearchHit | RecentRecord)[],
  section: "records" | "recent",
  { contributions, act }: RecordContext,
): Line[] {
  return records.map((found) => {
    const { kind, id } = found;
    const [record, title] = [{ kind, id }, found.title ?? ""];
    return {
      key: `${section}:${kind}:${id}`,
      section,
      title,
      subtitle: "subtitle" in found ? found.subtitle : "",
      keywords: section === "recent" ? "" : null,
      used: 0,
      icon: iconOf(contributions, kind),
      record,
      does: chosenFor(act, { record, title }, contributions),
    };
  });
}

function chosenFor(
  act: string | undefined,
  { record, title }: { record: RecordRef; title: string },
  contributions: Contributions,
): Does {
  if (act === undefined) return { run: () => openerOf(contributions, record.kind)?.(record.id) };
  const asks = contributions.records[record.kind]?.choices?.[act] !== undefined;
  return asks ? { asks: { step: "choice", act, record, title } } : { act, of: record };
}

/** What the act can be done with: its form is begun with what is chosen, and asks the rest. */
export function choiceLines(
  choices: readonly { value: string; title: string }[],
  { act, record }: Extract<Step, { step: "choice" }>,
  choose: (value: string) => void,
): Line[] {
  return choices.map(({ value, title }) => ({
    key: `choice:${value}`,
    section: "choice",
    title,
    subtitle: "",
    keywords: "",
    used: 0,
    icon: null,
    does: { act, of: record, first: () => choose(value) },
  }));
}
