import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import type { Planning } from "../../../shared/domain/kind/plan.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import type { UndoOffer } from "../../../shared/ipc/queries.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { around } from "../commands/around.ts";
import { success } from "../outcome.ts";
import { envelopeFrom } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** So many of one's own acts are looked at, the last ones: each is folded up to. */
const MOST = 8;

/** What this laptop's member may take back of a record now. */
export function undoQueries({ store }: QueryContext) {
  const typeOf = (operation: string) => {
    const stored = store.log.body(operation);
    return stored ? envelopeFrom(stored.body).type : null;
  };
  const planning = (): Planning => ({
    now: 0,
    state: (kind, id) => store.state(entityKeyOf(kind, id)),
    me: store.identity().member,
    // Nor does it sign.
    pinGiven: [],
    around: (kind, id, operation) => around(store, kind, id, operation),
    operation: (id) => {
      const type = typeOf(id);
      return type === null ? null : { id, type, touches: [], parts: [], keep: [], plain: false };
    },
    operationsOf: () => [],
    // Undoing asks nothing of what was entered.
    entered: () => null,
    // Undoing makes no record, and names no bytes.
    blob: () => null,
    shippedChecklist: () => null,
    // Undoing measures nothing.
    rows: () => [],
    // What holds a ticket back holds back an undo that would end it.
    namedBy: (kind, key) => store.source.namedBy(kind, splitEntityKey(key).id),
    newId: () => "",
    number: () => "",
    sha256: () => "",
  });

  function offered(state: EntityState, operation: string): UndoOffer | null {
    const type = typeOf(operation);
    const by = type === null ? undefined : OPERATION_TYPES.get(type)?.act.undo;
    const undo = by === undefined ? undefined : OPERATION_TYPES.get(by);
    if (type === null || !undo || undo.permission === "hub" || undo.permission === "service") return null;
    if (!may(store.role(), undo.permission)) return null;
    const offer = { operation, type, undo: undo.type };
    // The way back by an act of its own leads from where this one ended, and from nowhere else.
    if (!undo.act.undoes) return state.marks.at(-1)?.op === operation ? offer : null;
    return undo.act.plan?.({ [state.kind]: state.id, operation }, planning()).ok ? offer : null;
  }

  const undoable: Query<"record.undoable"> = ({ kind, id }) => {
    const state = store.state(entityKeyOf(kind, id));
    if (!state?.exists) return success([]);
    const me = store.identity().member;
    const last = state.marks.slice(Math.max(0, state.marks.length - MOST));
    // Somebody else has acted: what lies before is theirs as well.
    const from = last.findLastIndex(({ actor }) => actor !== me) + 1;
    const own = last.slice(from).map(({ op }) => offered(state, op));
    return success(own.filter((each) => each !== null).reverse());
  };

  return { "record.undoable": undoable };
}
