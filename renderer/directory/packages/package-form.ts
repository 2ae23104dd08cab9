import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { packageIn } from "../../../shared/domain/definition/definition-view.ts";
import { packageTickets } from "../../../shared/domain/ticket/package-plan.ts";
import type { PackagePerson, PackageWords } from "../../../shared/domain/ticket/package-plan.ts";
import type { Asked } from "../../core/index.ts";

export interface PackageValues {
  /** Key of the package. */
  key: string | null;
  /** The day of the person; '' while nobody has said it. */
  day: string;
  /** Places of tasks that are not needed. */
  skipped: readonly number[];
}

export const UNPACKED: PackageValues = { key: null, day: "", skipped: [] };

/** Every ticket of a package, and that it is one of its tasks: all of it as one act, or nothing. */
export function packageCommands(
  row: DefinitionRow,
  { day, skipped }: Pick<PackageValues, "day" | "skipped">,
  person: PackagePerson,
  words: PackageWords,
): Asked[] {
  const body = packageIn(row);
  if (!body) return [];
  const tickets = packageTickets({ key: row.key, tasks: body.tasks }, person, day, words, new Set(skipped));
  return tickets.flatMap(({ set, assets, tags, package: of }, place): Asked[] => [
    ["ticket.open", { set, assets, tags }],
    ["ticket.pack", { ticket: "", package: of }, { ticket: place * 2 }],
  ]);
}
