import type { ProblemRow, ProblemState } from "../../shared/domain/problem/problem.ts";
import { placesInSet } from "../records/index.ts";
import type { AskingForm } from "../records/index.ts";

export interface ProblemValues {
  title: string;
  state: ProblemState;
  knownError: string;
  workaround: string;
  /** '' for nobody. */
  owner: string;
  changeNo: string;
}

export const problemValues = (row: ProblemRow | null): ProblemValues => ({
  title: row?.title ?? "",
  state: row?.state ?? "open",
  knownError: row?.knownError ?? "",
  workaround: row?.workaround ?? "",
  owner: row?.owner ?? "",
  changeNo: row?.changeNo ?? "",
});

const FIELDS = ["title", "state", "knownError", "workaround", "owner", "changeNo"] as const;

/** @param tickets that a new one gathers */
export function problemForm(row: ProblemRow | null, tickets: readonly string[]): AskingForm<ProblemValues> {
  return {
    asks: (values) => {
      const { owner, ...rest } = values;
      const trimmed = Object.fromEntries(Object.entries(rest).map(([name, said]) => [name, said.trim()]));
      const set = { ...trimmed, owner: owner === "" ? null : owner } as Partial<
        Omit<ProblemValues, "owner"> & { owner: string | null }
      >;
      if (!row) return ["problem.open", { set, tickets: [...tickets] }];
      const was = { ...problemValues(row), owner: row.owner } as Record<string, unknown>;
      const changed = Object.fromEntries(Object.entries(set).filter(([name, said]) => was[name] !== said));
      return ["problem.edit", { problem: row.id, set: changed }];
    },
    places: placesInSet(FIELDS),
  };
}
