import type { CommandName } from "../../../shared/domain/commands.ts";
import type { COMMANDS } from "../../../shared/domain/commands.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { z } from "zod";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { NumberSeries } from "../store/log/human-numbers.ts";
import type { Act } from "../store/store.ts";

/** A command that fits its schema. */
export type CommandOf<N extends CommandName> = z.output<(typeof COMMANDS)[N]["schema"]>;

/** What a plan may look at and ask for; all of it inside the command's transaction. */
export interface Planning {
  state(kind: string, id: string): EntityState | null;
  newId(): string;
  /** Gives out the next human number of a series: T tickets, A assets, H hand-overs, R returns. */
  number(series: NumberSeries): string;
  sha256(text: string): string;
}

/** An act to seal, and what the command answers. */
export interface Plan {
  act: Act;
  id: string | null;
  number: string | null;
}

/** From state and command to an operation. */
export type Planner<N extends CommandName> = (command: CommandOf<N>, planning: Planning) => Outcome<Plan>;

/** A record that exists, or `notFound`. */
export function existing(planning: Planning, kind: string, id: string, path: string): Outcome<EntityState> {
  const state = planning.state(kind, id);
  return state?.exists ? success(state) : failure("notFound", `there is no ${kind} with this id`, path);
}

/**
 * Refuses an edit of nothing: it would stand in the log, and in the record's history, as if
 * somebody had done something.
 *
 * @param parts what an edit may change: fields by name, or elements by set
 */
export function changesSomething(...parts: Record<string, unknown>[]): Outcome<null> {
  const said = parts.flatMap((part) => Object.values(part)).some((value) => value !== undefined);
  return said ? success(null) : failure("malformed", "nothing is changed", "set");
}

/** Checks that every named record exists. `paths` gives the place of each in the command. */
export function allExist(
  planning: Planning,
  kind: string,
  ids: readonly string[],
  pathOf: (index: number) => string,
): Outcome<null> {
  for (const [index, id] of ids.entries()) {
    const found = existing(planning, kind, id, pathOf(index));
    if (!found.ok) return found;
  }
  return success(null);
}

/** Number and title of a record, as the outbox shows it. */
export function labelOf(state: EntityState): string {
  return ["number", "title", "name"]
    .map((name) => state.fields[name])
    .filter((value) => typeof value === "string" && value !== "")
    .join(" ");
}
