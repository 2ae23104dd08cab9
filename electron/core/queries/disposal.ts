import { APPROVALS } from "../../../shared/domain/approval/approving.ts";
import { stepsIn } from "../../../shared/domain/approval/step-act.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { disposal } from "../../../shared/domain/disposal/disposal.ts";
import type { DisposalRow } from "../../../shared/domain/disposal/disposal.ts";
import {
  APPRAISALS,
  OUTS,
  approvalStanding,
  approvedIn,
  diskStatesIn,
  assetsIn,
  goneIn,
  levelsOf,
  lineOf,
  mediaIn,
  otherLots,
  outsIn,
  unclosable,
  undecidable,
} from "../../../shared/domain/disposal/lot.ts";
import type { Out } from "../../../shared/domain/disposal/lot.ts";
import { labelOf } from "../../../shared/domain/kind/plan.ts";
import { clearingOf } from "../../../shared/domain/medium/clearedness.ts";
import { medium } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import type { LotAsset, LotDisk, LotStep } from "../../../shared/ipc/queries.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf, memberNames } from "./parts.ts";
import { parseRow } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

/** Lots that are not over. */
const LIVE = "status IN ('open', 'approved', 'out')";
export const LOTS_SQL = "SELECT row FROM disposal ORDER BY number DESC LIMIT ? OFFSET ?";
export const LIVE_LOTS_SQL = `SELECT row FROM disposal WHERE ${LIVE} ORDER BY number DESC LIMIT ? OFFSET ?`;

export function disposalQueries({ store }: QueryContext) {
  const all = store.prepare<[number, number], string>(LOTS_SQL).pluck();
  const live = store.prepare<[number, number], string>(LIVE_LOTS_SQL).pluck();
  const count = store.prepare<[], number>("SELECT count(*) FROM disposal").pluck();
  const countLive = store.prepare<[], number>(`SELECT count(*) FROM disposal WHERE ${LIVE}`).pluck();
  const conflictsOf = entityConflicts(store);
  const nameOf = memberNames(store);
  const lots = {
    namedBy: (kind: string, key: string) => store.source.namedBy(kind, splitEntityKey(key).id),
  };

  const stateOf = (kind: string, id: string) => store.state(entityKeyOf(kind, id)) ?? null;

  const page: Query<"disposal.page"> = (params) =>
    success({
      rows: (params.live ? live : all).all(params.limit, params.offset).map(parseRow<DisposalRow>),
      total: (params.live ? countLive : count).get() ?? 0,
    });

  const stepsOf = (state: EntityState, list: string): LotStep[] =>
    stepsIn(state, list).map(({ step, by }) => ({
      ...{ operation: by?.op ?? "", step, recordedBy: nameOf(by?.actor ?? "") },
    }));

  const get: Query<"disposal.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(disposal.name, id));
    if (!state?.exists) return failure("notFound", "there is no lot with this id", "id");
    const assets = lotAssets(state);
    const kinds = assets.flatMap(({ row }) => row?.kind ?? []);
    const gone = new Set(outsIn(state).flatMap((out) => out.media));
    return success({
      row: rowOf(state) as DisposalRow,
      fields: { ...state.fields },
      assets,
      media: mediaIn(state).map((each) => ({
        ...{ id: each, gone: gone.has(each) },
        row: store.source.row(medium.name, each) as MediumRow | null,
      })),
      disks: diskStatesIn(state, { ...lots, state: stateOf }).map(diskOf),
      appraisals: stepsOf(state, APPRAISALS),
      approvals: stepsOf(state, APPROVALS),
      levels: levelsOf(state, kinds, stateOf),
      standing: approvalStanding(state, kinds, stateOf),
      undecidable: undecidable(state),
      unclosable: unclosable(state),
      outs: entriesOf(state, OUTS).map(({ mark, value }) => {
        const by = state.marks.at(mark);
        const out = value as unknown as Out;
        return { ...out, operation: by?.op ?? "", recordedBy: nameOf(by?.actor ?? "") };
      }),
      writtenBy: Object.fromEntries(
        Object.entries(state.writes).map(([name, at]) => {
          const mark = state.marks.at(at);
          return [name, { name: nameOf(mark?.actor ?? ""), at: mark?.at ?? 0 }];
        }),
      ),
      overwritten: state.overwritten,
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
    });
  };

  function lotAssets(state: EntityState): LotAsset[] {
    const approved = new Set(approvedIn(state));
    const gone = goneIn(state);
    const refusals = stepsIn(state, APPROVALS).flatMap(({ step }) =>
      (step.except as { asset: string; reason: string }[]).map((each) => ({ ...each, by: step.name })),
    );
    const listed = [...new Set([...assetsIn(state), ...gone])];
    return listed.map((each) => {
      const refused = refusals.find((refusal) => refusal.asset === each);
      const [other] = otherLots(lots, state.id, each);
      return {
        id: each,
        row: store.source.row(asset.name, each) as AssetRow | null,
        line: lineOf(state, each),
        approved: approved.has(each),
        refused: refused ? { by: refused.by, reason: refused.reason } : null,
        gone: gone.includes(each),
        alsoIn: other ? labelOf(other) : null,
      };
    });
  }

  return { "disposal.page": page, "disposal.get": get };
}

/** What of the last attempt on a disk was done, by whom and when. */
function diskOf(state: EntityState): LotDisk {
  const { attempt, verifications, validations, mayLeave } = clearingOf(state);
  const did = (what: LotDisk["steps"][number]["what"], { name }: { name: string }, at: string) => ({
    what,
    name,
    at,
  });
  return {
    ...{ id: state.id, mayLeave },
    steps: [
      ...(attempt ? [did("wiped", attempt.value.operator, attempt.value.at)] : []),
      ...verifications.map(({ value }) => did("verified", value.by, value.at)),
      ...validations.map(({ value }) => did("validated", value.by, value.at)),
    ],
  };
}
