import { medium } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import type { Stay } from "../../../shared/domain/medium/medium-fields.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf, memberNames } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** A machine has a few; a storage system some hundred. */
const SHOWN = 500;
export const MEDIA_IN_SQL = "SELECT row FROM medium WHERE asset = ? ORDER BY number LIMIT ?";

export function mediumQueries({ store }: QueryContext) {
  const inAsset = store.prepare<[string, number], string>(MEDIA_IN_SQL).pluck();
  const conflictsOf = entityConflicts(store);
  const nameOf = memberNames(store);

  const within: Query<"medium.in"> = ({ asset }) =>
    success(inAsset.all(asset, SHOWN).map((row) => store.source.parsed(medium.name, row) as MediumRow));

  const get: Query<"medium.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(medium.name, id));
    if (!state?.exists) return failure("notFound", "there is no storage medium with this id", "id");
    return success({
      row: rowOf(state) as MediumRow,
      fields: { ...state.fields },
      stays: entriesOf(state, "stays").map(({ mark, value }) => {
        const by = state.marks.at(mark);
        return { ...(value as Stay), operation: by?.op ?? "", actorName: nameOf(by?.actor ?? "") };
      }),
      overwritten: state.overwritten,
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
    });
  };

  return { "medium.in": within, "medium.get": get };
}
