import { classifiedIn } from "../../../shared/domain/asset/classified.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import { textIn, textOrNull, writtenAt } from "../../../shared/domain/kind/read-state.ts";
import type { RunEnvironment } from "../../../shared/domain/run/environment.ts";
import type { RunAnswer } from "../../../shared/domain/run/run-fields.ts";
import { answersIn, documentOf, statusOf, walkOf } from "../../../shared/domain/run/run-state.ts";
import { run } from "../../../shared/domain/run/run.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { RunAnswerShown, RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, memberNames } from "./parts.ts";
import { pastRuns } from "./past-runs.ts";
import type { Query, QueryContext } from "./query.ts";

export const RUNS_SQL = {
  page: "SELECT row FROM run WHERE status = ? OR ? = '' ORDER BY startedAt DESC LIMIT ? OFFSET ?",
  /** Also the run that a ticket was opened for. */
  ofTicket: `SELECT row FROM (SELECT startedAt, row FROM run WHERE ticket = @ticket
      UNION SELECT startedAt, row FROM run WHERE raised = @ticket) ORDER BY startedAt DESC`,
  ofAsset: "SELECT row FROM run WHERE asset = ? ORDER BY startedAt DESC",
  begunBy: "SELECT count(*) FROM run WHERE asset = ? AND checklist = ? AND startedAt <= ?",
};

export function runQueries({ store }: QueryContext) {
  const conflictsOf = entityConflicts(store);
  const nameOf = memberNames(store);
  const past = pastRuns(store);
  const ofTicket = store.prepare<[{ ticket: string }], string>(RUNS_SQL.ofTicket).pluck();
  const ofAsset = store.prepare<[string], string>(RUNS_SQL.ofAsset).pluck();
  const begunBy = store.prepare<[string, string, number], number>(RUNS_SQL.begunBy).pluck();
  const all = store.prepare<[string, string, number, number], string>(RUNS_SQL.page).pluck();
  const counted = store.prepare<[string, string], number>(
    "SELECT count(*) FROM run WHERE status = ? OR ? = ''",
  );
  const parsed = (row: string) => store.source.parsed(run.name, row) as RunRow;

  const page: Query<"run.page"> = ({ ticket: of, asset: on, checklist, scope, offset, limit }) => {
    const status = scope === "all" ? "" : scope;
    if (of === null && on === null && checklist === "") {
      const rows = all.all(status, status, limit, offset).map(parsed);
      return success({ rows, total: counted.pluck().get(status, status) ?? 0 });
    }
    // Of one ticket or asset there are few.
    const few = (
      of !== null ? ofTicket.all({ ticket: of }) : on !== null ? ofAsset.all(on) : all.all("", "", 500, 0)
    ).map(parsed);
    const rows = few.filter(
      (row) =>
        (on === null || row.asset === on) &&
        (checklist === "" || row.checklist === checklist) &&
        (status === "" || row.status === status),
    );
    return success({ rows: rows.slice(offset, offset + limit), total: rows.length });
  };

  const get: Query<"run.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(run.name, id));
    if (!state?.exists) return failure("notFound", "there is no run with this id", "id");
    const document = documentOf(state);
    const machine = rowNamed(asset.name, textOrNull(state, "asset")) as AssetRow | null;
    const about = rowNamed(ticket.name, textOrNull(state, "ticket")) as TicketRow | null;
    const overriding = lastWrite(state, "override");
    const concluding = lastWrite(state, "conclusion");
    const detail: RunDetail = {
      row: rowOf(state) as RunRow,
      document,
      answers: shownAnswers(state),
      walk: document && walkOf(document, answersIn(state)),
      consent: typeof state.fields.consent === "boolean" ? state.fields.consent : null,
      consentBy: textIn(state, "consentBy"),
      backup: textOrNull(state, "backup"),
      backupSignature: (state.fields.backupSignature as RunDetail["backupSignature"] | undefined) ?? null,
      conclusion: textOrNull(state, "conclusion"),
      note: textIn(state, "note"),
      override: overriding
        ? { reason: textIn(state, "override"), actorName: nameOf(overriding.actor), at: overriding.at }
        : null,
      reason: textIn(state, "reason"),
      concludedBy:
        concluding && statusOf(state) === "done"
          ? { actorName: nameOf(concluding.actor), at: concluding.at }
          : null,
      last: past.lastOn(state),
      ticketLabel: about ? `${about.number} ${about.title}` : "",
      assetLabel: machine
        ? [machine.tag || machine.number, machine.name || machine.model].join(" ").trim()
        : "",
      assetSerial: machine?.serial ?? "",
      environment: (state.fields.environment as RunEnvironment | null | undefined) ?? null,
      nth: machine
        ? (begunBy.get(machine.id, textIn(state, "checklist"), writtenAt(state, "number")) ?? 0)
        : 0,
      classified: classifiedIn(state, (kind, id) => store.source.state(kind, id)) !== null,
      before: past.cameTo(state, machine?.model ?? ""),
      conflicts: conflictsOf(state),
    };
    return success(detail);
  };

  function rowNamed(kind: string, id: string | null): unknown {
    return id === null ? null : store.source.row(kind, id);
  }

  function shownAnswers(state: EntityState): Record<string, RunAnswerShown> {
    const shown = Object.entries(answersIn(state)).map(([key, answer]: [string, RunAnswer]) => {
      const by = lastWrite(state, `answer.${key}`);
      const told = { operation: by?.op ?? "", actorName: nameOf(by?.actor ?? ""), recordedAt: by?.at ?? 0 };
      return [key, { ...answer, ...told }] as const;
    });
    return Object.fromEntries(shown);
  }

  const series: Query<"run.series"> = (params) =>
    success(past.series(ofAsset.all(params.asset).map((row) => parsed(row).id)));

  return { "run.page": page, "run.get": get, "run.series": series };
}
