import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { device as deviceKind } from "../../../shared/domain/device/device.ts";
import type { DeviceRow } from "../../../shared/domain/device/device.ts";
import { OPERATION_TYPES, isHubs } from "../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { OperationBody } from "../../../shared/log/operation.ts";
import type { LogLine } from "../../../shared/proof/log-line.ts";
import type { ReadStore } from "../store/read-store.ts";

interface Row {
  id: string;
  seq: number | null;
  device: string;
  deviceSeq: number;
  type: string;
  sig: string;
  body: string;
}

/** What an event says of those it follows. */
interface Links {
  lines?: { prev?: string | null }[];
  unreturned?: { prev?: string | null }[];
  prev?: string | null;
  tips?: string[];
}

const CHAINED = JSON.stringify(
  [...OPERATION_TYPES.values()].filter(({ chain }) => chain).map(({ type }) => type),
);
const COUNTS = "status IN ('accepted', 'pending')";
const COLUMNS = "id, seq, device, deviceSeq, type, sig, body";
const OF_CUSTODY = `type IN (SELECT value FROM json_each(@types)) AND ${COUNTS}`;
const IN_ORDER = "ORDER BY seq IS NULL, seq, deviceSeq, id";

/** Reads the operations that prove who had what. */
export function createCustodyLog(store: ReadStore) {
  const hubKey = () => store.meta.get("binding")?.hubKey ?? null;
  const one = store.prepare<[string], Row>(`SELECT ${COLUMNS} FROM operation WHERE id = ? AND ${COUNTS}`);

  function keyOf(device: string, type: string): string | null {
    if (isHubs(type)) return hubKey();
    const row = store.source.row(deviceKind.name, device) as DeviceRow | null;
    const self = store.identity();
    return row?.publicKey ?? (self.device === device ? self.publicKey : null);
  }

  /** Null for a device whose key nobody has named: no stranger could check it. */
  function lineOf({ seq, device, deviceSeq, type, sig, body }: Row): LogLine | null {
    const key = keyOf(device, type);
    // Who works alone has no hub to number what is done.
    const number = hubKey() === null ? deviceSeq : seq;
    return key === null ? null : { seq: number, device, key, sig, body };
  }

  const linesOf = (rows: readonly Row[]) => rows.map(lineOf).filter((line) => line !== null);

  /** What the hub signed of these devices, in the order of its numbers. */
  function roster(devices: Iterable<string>): LogLine[] {
    const rows = [...new Set(devices)].flatMap((device) =>
      store.operationsOf(deviceKind.name, device).flatMap(({ id }) => one.get(id) ?? []),
    );
    const signed = rows.filter(({ type, seq }) => isHubs(type) && seq !== null);
    return linesOf(signed.sort((a, b) => Number(a.seq) - Number(b.seq)));
  }

  /** Every event of the assets, and what those follow or decide on, so that no link leads outside. */
  function* around(assets: readonly string[]): Generator<Row> {
    const wanted = assets.flatMap((id) => {
      const state = store.state(entityKeyOf("asset", id));
      return state ? [...custodyOf(state).events.map((event) => event.id), ...laterIn(state)] : [];
    });
    const met = new Set<string>();
    while (wanted.length > 0) {
      const id = wanted.pop() as string;
      const row = met.has(id) ? undefined : one.get(id);
      met.add(id);
      if (!row) continue;
      yield row;
      const {
        lines = [],
        unreturned = [],
        prev,
        tips = [],
      } = (JSON.parse(row.body) as OperationBody).payload as Links;
      wanted.push(
        ...[...[...lines, ...unreturned].map((line) => line.prev), prev, ...tips].filter(
          (each) => typeof each === "string",
        ),
      );
    }
  }

  return {
    /** Whose public key a stranger begins with: the hub's, or of a lone laptop its own. */
    anchor: (): string => hubKey() ?? store.identity().publicKey,
    roster,
    line: (id: string): LogLine | null => {
      const row = one.get(id);
      return row ? lineOf(row) : null;
    },
    /** How many events the whole log has. */
    size: (): number =>
      store
        .prepare<[object], number>(`SELECT count(*) FROM operation WHERE ${OF_CUSTODY}`)
        .pluck()
        .get({ types: CHAINED }) ?? 0,
    /** The whole log, a page at a time: the roster first. */
    *whole(): Generator<LogLine[]> {
      const devices = store
        .prepare<[object], string>(`SELECT DISTINCT device FROM operation WHERE ${OF_CUSTODY}`)
        .pluck()
        .all({ types: CHAINED });
      yield roster(devices);
      const ids = store
        .prepare<[object], string>(`SELECT id FROM operation WHERE ${OF_CUSTODY} ${IN_ORDER}`)
        .pluck()
        .all({ types: CHAINED });
      for (let from = 0; from < ids.length; from += PAGE) {
        yield linesOf(ids.slice(from, from + PAGE).flatMap((id) => one.get(id) ?? []));
      }
    },
    /** The part of the log that the custody of these assets rests on; and who this laptop is, which says so. */
    of(assets: readonly string[]): { roster: LogLine[]; events: LogLine[] } {
      const rows = [...around(assets)].sort(byPlace);
      const devices = [...rows.map(({ device }) => device), store.identity().device];
      return { roster: roster(devices), events: linesOf(rows) };
    },
  };
}

/** Operations by which something was said of documents of an asset after they were recorded. */
function laterIn(state: EntityState): string[] {
  return [...entriesOf(state, "later")].flatMap(({ mark }) => state.marks.at(mark)?.op ?? []);
}

const PAGE = 500;
const LAST = Number.MAX_SAFE_INTEGER;

/** Accepted ones by the hub's numbers, then what waits. */
function byPlace(a: Row, b: Row): number {
  return (a.seq ?? LAST) - (b.seq ?? LAST) || a.deviceSeq - b.deviceSeq;
}
