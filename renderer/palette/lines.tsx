import type { ReactNode } from "react";
import type { SearchHit } from "../../shared/ipc/queries.ts";
import type { Contributions, RecordRef } from "../contributions/index.ts";
import { openerOf } from "../contributions/index.ts";
import type { Text } from "../i18n/index.ts";
import type { Action } from "../ui/index.ts";
import { runWhenOffered } from "../ui/index.ts";
import type { RecentRecord } from "./recent.ts";
import type { Candidate } from "./sections.ts";

/** Something to choose: it is done, or it asks on. */
export interface Line extends Candidate {
  icon: ReactNode;
  shortcut?: string | undefined;
  run: () => void;
  /** A record, whose verbs Tab shows. */
  record?: RecordRef;
  /** It asks which record first. */
  asks?: Step;
}

/** What the palette asks for after the first choice. */
export type Step =
  { step: "which"; act: string; kind: string } | { step: "verbs"; record: RecordRef; title: string };

interface Context {
  t: Text;
  contributions: Contributions;
  used: Readonly<Record<string, number>>;
}

const iconOf = ({ records }: Contributions, kind: string) => {
  const Icon = records[kind]?.Icon;
  return Icon && <Icon size="1em" />;
};

/** Whether it is done to the record that is open. */
function isVerb({ records }: Contributions, { id, group }: Pick<Action, "id" | "group">): boolean {
  return records[group]?.acts?.includes(id) ?? id.startsWith("record.");
}

/** What can be done now. */
export function actionLines(actions: readonly Action[], context: Context): Line[] {
  const { t, contributions, used } = context;
  return actions.map((action) => {
    const { id } = action;
    const verb = isVerb(contributions, action);
    const area = contributions.areas.find((each) => id === `go.${each.id}`);
    return {
      key: id,
      section: verb ? "current" : "go",
      title: t(`${id}.name`),
      subtitle: "",
      keywords: t(`${id}.keywords`),
      used: used[id] ?? 0,
      icon: area ? <area.Icon size="1em" /> : iconOf(contributions, action.group),
      shortcut: action.shortcuts[0],
      run: action.run,
    };
  });
}

/** What can be done to a record that is not open, or not to the open one: it asks which. */
export function askingLines(actions: readonly Action[], context: Context): Line[] {
  const { t, contributions, used } = context;
  const offered = new Set(actions.map(({ id }) => id));
  return Object.entries(contributions.records).flatMap(([kind, { acts = [], opens }]) =>
    !opens || !("area" in opens)
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
            run: () => {},
            asks: { step: "which", act: id, kind },
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
  return records.map(({ kind, id, title, ...more }) => {
    const open = openerOf(contributions, kind);
    return {
      key: `${section}:${kind}:${id}`,
      section,
      title: title ?? "",
      subtitle: "subtitle" in more ? more.subtitle : "",
      keywords: section === "recent" ? "" : null,
      used: 0,
      icon: iconOf(contributions, kind),
      record: { kind, id },
      run: () => {
        open?.(id);
        if (act !== undefined) runWhenOffered(act);
      },
    };
  });
}
