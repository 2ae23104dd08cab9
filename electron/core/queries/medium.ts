import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import { attemptsBy, attemptsOf, clearingOf } from "../../../shared/domain/medium/clearedness.ts";
import type { Step } from "../../../shared/domain/medium/clearedness.ts";
import type { Party } from "../../../shared/domain/medium/clearing-forms.ts";
import { medium } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import type { Stay } from "../../../shared/domain/medium/medium-fields.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { lastWrite } from "../../../shared/log/write.ts";
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

  const nameOfMachine = (id: string): string | null => {
    const row = store.source.row(asset.name, id) as AssetRow | null;
    return row && (row.tag || row.number);
  };

  const within: Query<"medium.in"> = (params) =>
    success(
      inAsset.all(params.asset, SHOWN).map((row) => store.source.parsed(medium.name, row) as MediumRow),
    );

  const get: Query<"medium.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(medium.name, id));
    if (!state?.exists) return failure("notFound", "there is no storage medium with this id", "id");
    const { attempt, verifications, validations, mayLeave } = clearingOf(state);
    const confirming = lastWrite(state, "mediumType");
    const own = ({ value: { attempt: of, by } }: Step<{ attempt: string; by: Party }>) => ({
      own: attemptsBy(state, of, by).length > 0,
    });
    const told = <V extends object>({ mark, value }: Step<V>) => ({
      ...value,
      operation: mark.op,
      actorName: nameOf(mark.actor),
    });
    return success({
      row: rowOf(state) as MediumRow,
      fields: { ...state.fields },
      stays: entriesOf(state, "stays").map(({ mark, value }) => {
        const by = state.marks.at(mark);
        const stay = value as Stay;
        const machine = stay.asset === null ? null : nameOfMachine(stay.asset);
        return { ...stay, machine, operation: by?.op ?? "", actorName: nameOf(by?.actor ?? "") };
      }),
      confirmed:
        confirming && state.fields.mediumType
          ? { actorName: nameOf(confirming.actor), at: confirming.at }
          : null,
      attempts: attemptsOf(state).map(told),
      attempt: attempt?.mark.op ?? null,
      verifications: verifications.map((step) => ({ ...told(step), ...own(step) })),
      validations: validations.map((step) => ({ ...told(step), ...own(step) })),
      mayLeave,
      overwritten: state.overwritten,
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
    });
  };

  return { "medium.in": within, "medium.get": get };
}
