import { personalParts } from "../../../../shared/domain/registry.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import { valueIn } from "../../../../shared/log/parts.ts";
import type { Sqlite } from "../care/open-database.ts";
import { operationFrom, partsFrom } from "./stored-parts.ts";

/**
 * The parts that an act says anew (ADR 33), as the operations that said them first have them: under one
 * hash an erasure finds them everywhere.
 *
 * @param from by path: the operation that said the value
 * @returns text of the part by which it did; undefined where it stands plainly in what 0.1.0 sealed
 */
export function createRepeats(db: Sqlite) {
  const stored = db.prepare<[string], { body: string; parts: string | null }>(
    "SELECT body, parts FROM operation WHERE id = ? AND parts IS NOT NULL",
  );
  return (from: Readonly<Record<string, string>>) =>
    (path: string, value: unknown): string | undefined => {
      const row = Object.hasOwn(from, path) ? stored.get(from[path] as string) : undefined;
      if (!row) return undefined;
      const texts = partsFrom(row.parts);
      const same = personalParts(operationFrom(row)).filter(({ part }) =>
        sameJson(valueIn(texts.get(part) ?? ""), value),
      );
      const { part } = same.find((each) => fieldAt(each.path) === fieldAt(path)) ?? same[0] ?? {};
      return part === undefined ? undefined : texts.get(part);
    };
}

/** Acts say a field at different places (`solution`, `set.solution`), and all by its name. */
const fieldAt = (path: string) => path.split(".").at(-1);
