import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { goldenList } from "../support/domain/golden.ts";

/** Whether a released program reads what today's program writes of a type. */
export function readsToday(release: string, type: string): boolean {
  const { released } = goldenList();
  const releases = Object.keys(released);
  const known = releases
    .slice(0, releases.indexOf(release) + 1)
    .flatMap((each) => Object.keys(released[each] ?? {}));
  return known.includes(`${type}.v${OPERATION_TYPES.get(type)?.v}`);
}
