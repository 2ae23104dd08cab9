import type {
  ActPart,
  AreaPart,
  Contribution,
  FormPart,
  RecordPart,
  ScanVerb,
  SettingsPart,
  TaskProps,
} from "./contract.ts";
import type { Late } from "../ui/index.ts";

/** All contributions together, as those who are generic read them. */
export interface Contributions {
  /** In the order of the rail. */
  areas: readonly AreaPart[];
  records: Readonly<Record<string, RecordPart>>;
  forms: Readonly<Record<string, FormPart>>;
  tasks: Readonly<Record<string, Late<TaskProps>>>;
  acts: readonly ActPart[];
  /** In the order in which they are offered. */
  scanned: readonly ScanVerb[];
  settings: readonly SettingsPart[];
}

/** @throws Error when two declare the same name: a mistake of the program */
export function gather(list: readonly Contribution[]): Contributions {
  const areas = list.flatMap(({ area }) => area ?? []);
  once(
    "area",
    areas.map(({ id }) => id),
  );
  const acts = list.flatMap((each) => each.acts ?? []);
  once(
    "act",
    acts.map(({ id }) => id),
  );
  const settings = list.flatMap((each) => each.settings ?? []);
  once(
    "section of the settings",
    settings.map(({ id }) => id),
  );
  const scanned = list.flatMap((each) => each.scanned ?? []);
  once(
    "key of the scan tray",
    scanned.map(({ key }) => key),
  );
  return {
    areas,
    records: byName(
      "record",
      list.map((each) => each.records),
    ),
    forms: byName(
      "form",
      list.map((each) => each.forms),
    ),
    tasks: byName(
      "task",
      list.map((each) => each.tasks),
    ),
    acts,
    scanned,
    settings,
  };
}

function byName<T>(
  what: string,
  parts: readonly (Readonly<Record<string, T>> | undefined)[],
): Record<string, T> {
  const entries = parts.flatMap((part) => Object.entries(part ?? {}));
  once(
    what,
    entries.map(([name]) => name),
  );
  return Object.fromEntries(entries);
}

function once(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what} ${twice} is contributed twice`);
}

/** Everything of it that is fetched apart, in the order it may be needed. */
export function latePartsOf({
  areas,
  records,
  forms,
  tasks,
  scanned,
  settings,
}: Contributions): Late<never>[] {
  const kinds = Object.values(records);
  return [
    ...areas.map(({ Screen }) => Screen),
    ...kinds.flatMap(({ opens }) => (opens && "Card" in opens ? [opens.Card] : [])),
    ...kinds.flatMap(({ Preview, Scanned }) => [Preview ?? [], Scanned ?? []].flat()),
    ...kinds.flatMap(({ conflicts }) => Object.values(conflicts ?? {})),
    ...Object.values(tasks),
    ...Object.values(forms).flatMap(({ Dialog }) => Dialog ?? []),
    ...scanned.flatMap(({ does }) => ("Dialog" in does ? [does.Dialog] : [])),
    ...settings.map(({ Section }) => Section),
  ];
}
