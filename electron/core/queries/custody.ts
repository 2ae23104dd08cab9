import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { eventOf } from "../../../shared/domain/custody/custody-chain.ts";
import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { awaitingOf, laterOf } from "../../../shared/domain/custody/later.ts";
import { enteredIn, read } from "../../../shared/domain/registry.ts";
import { DUE_LISTS } from "../../../shared/ipc/custody-details.ts";
import type { LaterSaid, UnsignedDocument } from "../../../shared/ipc/custody-details.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { sha256 } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { deviceCodes, memberNames } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";

const OPEN = "unsigned IS NOT NULL AND status <> 'merged'";
/** Documents that wait for a signature, the one that waits longest first. */
export const UNSIGNED_SQL = `SELECT unsigned AS document, min(unsignedSince) AS since FROM asset WHERE ${OPEN}
  GROUP BY unsigned ORDER BY since, unsigned LIMIT @limit OFFSET @offset`;
const UNSIGNED_COUNT_SQL = `SELECT count(DISTINCT unsigned) FROM asset WHERE ${OPEN}`;

const LENT = "dueBack IS NOT NULL AND status <> 'merged'";
const DUE = {
  overdue: `${LENT} AND dueBack < @from`,
  soon: `${LENT} AND dueBack >= @from AND dueBack <= @until`,
  missing: "status = 'missing'",
  sealed: "seal IS NOT NULL AND status <> 'merged'",
} as const satisfies Record<(typeof DUE_LISTS)[number], string>;
/** Loans by the day on which they are due back, the earliest first; what should have come back and did not. */
export const dueSql = (which: keyof typeof DUE): string =>
  `SELECT row FROM asset WHERE ${DUE[which]} ORDER BY dueBack, number LIMIT @limit OFFSET @offset`;
const dueCountSql = (which: keyof typeof DUE) => `SELECT count(*) FROM asset WHERE ${DUE[which]}`;
/** So many days ahead a loan is spoken of. */
const SOON_DAYS = 7;

export function custodyQueries({ store }: QueryContext) {
  const page = store.prepare<[object], { document: string; since: number }>(UNSIGNED_SQL);
  const unsignedCount = store.prepare<[], number>(UNSIGNED_COUNT_SQL).pluck();
  const due = {
    overdue: prepareDue(store, "overdue"),
    soon: prepareDue(store, "soon"),
    missing: prepareDue(store, "missing"),
    sealed: prepareDue(store, "sealed"),
  };

  const documentOf = (id: string): Operation | null => {
    const stored = store.log.body(id);
    return stored ? operationFrom(stored) : null;
  };

  /** Who is told to have it, by a document that nobody has signed. */
  function unsignedDocument({ document, since }: { document: string; since: number }): UnsignedDocument[] {
    const op = documentOf(document);
    const reading = op && read(op);
    if (!op || reading?.kind !== "known") return [];
    const { number, lines, ...payload } = reading.payload as unknown as DocumentPayload;
    const { said, waiting } = standingOf(store, document, lines);
    return [
      {
        document,
        number,
        act: op.type === "custody.return" ? "return" : "handOver",
        reason: payload.purpose ?? payload.reason ?? "",
        from: payload.giverName ?? payload.returnerName ?? "",
        to: payload.to.name || payload.to.place,
        person: payload.to.person,
        at: since,
        recordedAt: Date.parse(op.at),
        seal: payload.underSeal?.seal ?? null,
        why: payload.unsigned?.reason ?? "",
        lines: lines.length,
        assets: waiting.map(({ id }) => id),
        sent: waiting.map(({ sent }) => sent).find((sent) => sent !== null) ?? null,
        attempts: said.filter(({ act }) => act === "attempt").length,
      },
    ];
  }

  const unsigned: Query<"asset.unsigned"> = (params) =>
    success({ rows: page.all(params).flatMap(unsignedDocument), total: unsignedCount.get() ?? 0 });

  const dueBack: Query<"asset.due"> = ({ which, today, limit, offset }) => {
    const bound = { from: today, until: daysAfter(today, SOON_DAYS), limit, offset };
    return success(due[which](bound));
  };

  const waiting: Query<"asset.waiting"> = ({ today }) => {
    const bound = { from: today, until: daysAfter(today, SOON_DAYS), limit: 0, offset: 0 };
    return success({
      unsigned: unsignedCount.get() ?? 0,
      overdue: due.overdue(bound).total,
      dueSoon: due.soon(bound).total,
      missing: due.missing(bound).total,
      sealed: due.sealed(bound).total,
    });
  };

  /** What was said later of a document, and what is to be signed of it. */
  const later: Query<"operation.later"> = ({ id }) => {
    const op = documentOf(id);
    if (!op) return failure("notFound", "this laptop knows no such operation", "id");
    const { payload, withheld } = enteredIn(op);
    const lines = Array.isArray(payload.lines) ? (payload.lines as DocumentPayload["lines"]) : [];
    const whole = withheld.every(({ path }) => path.startsWith("signatures."));
    const { said, waiting } = standingOf(store, id, lines);
    return success({
      docHash: whole && lines.length > 0 ? sha256(signedDocument({ ...payload, lines })) : null,
      waits: waiting.length > 0,
      said: saidOf(store, said, lines),
    });
  };

  return {
    "asset.unsigned": unsigned,
    "asset.due": dueBack,
    "asset.waiting": waiting,
    "operation.later": later,
  };
}

/** What was said of a document on these assets, the oldest first. */
export function saidOfDocument(store: ReadStore, document: string, assets: readonly string[]): LaterSaid[] {
  const lines = assets.map((asset) => ({ asset }));
  return saidOf(store, standingOf(store, document, lines).said, lines);
}

function saidOf(
  store: ReadStore,
  said: readonly { operation: string }[],
  assets: readonly { asset: string }[],
): LaterSaid[] {
  const names = memberNames(store);
  const codes = deviceCodes(store);
  return said.flatMap(({ operation }): LaterSaid[] => {
    const stored = store.log.body(operation);
    const op = stored && operationFrom(stored);
    const reading = op && read(op);
    if (!op || reading?.kind !== "known") return [];
    const {
      lines: _,
      number: __,
      signatures = [],
      ...rest
    } = op.type === "custody.return" ? missedIn(reading.payload, assets) : reading.payload;
    return [
      {
        ...(rest as Partial<LaterSaid>),
        operation,
        act: op.type === "custody.return" ? "miss" : (op.type.slice("custody.".length) as LaterSaid["act"]),
        signatures: signatures as Signature[],
        actorName: names(op.actor),
        deviceCode: codes(op.device),
        recordedAt: Date.parse(op.at),
        told: op.at,
      },
    ];
  });
}

/** What a return says of assets that should have come back with it. */
function missedIn(payload: Record<string, unknown>, assets: readonly { asset: string }[]) {
  const { returnedAt, unreturned = [] } = payload as {
    returnedAt: string;
    unreturned?: { asset: string; note: string }[];
  };
  const own = unreturned.filter(({ asset }) => assets.some((line) => line.asset === asset));
  const note = [...new Set(own.map((each) => each.note))].join("\n");
  return { lines: [], number: "", signatures: [], at: returnedAt, note };
}

interface DocumentPayload {
  number: string;
  lines: { asset: string }[];
  purpose?: string;
  reason?: string;
  giverName?: string;
  returnerName?: string;
  to: { name: string; place: string; person: string | null };
  unsigned?: { reason: string } | null;
  underSeal?: { seal: string } | null;
}

function prepareDue(store: ReadStore, which: keyof typeof DUE) {
  const rows = store.prepare<[object], string>(dueSql(which)).pluck();
  const count = store.prepare<[object], number>(dueCountSql(which)).pluck();
  return (bound: { from: string; until: string; limit: number; offset: number }) => ({
    rows:
      bound.limit === 0
        ? []
        : rows.all(bound).map((row) => store.source.parsed(assetKind.name, row) as AssetRow),
    total: count.get(bound) ?? 0,
  });
}

/** What was said of a document, by its first telling, and on which of its assets it still waits. */
function standingOf(store: ReadStore, document: string, lines: readonly { asset: string }[]) {
  const said = new Map<string, { operation: string; act: string; seen: number }>();
  const waiting = lines.flatMap(({ asset }) => {
    const state = store.state(entityKeyOf(assetKind.name, asset));
    const event = state && eventOf(custodyOf(state), document);
    if (!state || !event) return [];
    for (const { act, mark } of laterOf(state, event)) {
      const by = state.marks.at(mark);
      if (by && !said.has(by.op)) said.set(by.op, { operation: by.op, act, seen: by.at });
    }
    const row = store.source.row(assetKind.name, asset) as AssetRow | null;
    const awaiting = row?.unsigned === document ? awaitingOf(state, event) : null;
    return awaiting ? [{ id: asset, sent: awaiting.sent }] : [];
  });
  return { said: [...said.values()].sort((a, b) => a.seen - b.seen), waiting };
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
