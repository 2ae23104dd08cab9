import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import type { JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { noteAccess } from "../commands/note-access.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Profile } from "../session/profile.ts";
import { listedSql } from "../store/derived/projections.ts";
import { readStore } from "../store/read-store.ts";
import { partFile, takeName, targetFile } from "../session/target-file.ts";
import { csvWriter } from "./csv.ts";
import { inSlices } from "./job.ts";
import type { Job } from "./job.ts";

type Params = JobParams<"export">;
type What = Params["what"];

const SLICE = 1000;
/** Pages up to the last record there was when the export was noted, so that its count is true. */
interface Source {
  page: string;
  count: string;
}
const OF_THE_LOG: Partial<Record<What, Source>> = {
  log: {
    page: "SELECT n AS at, json_object('seq', seq, 'status', status, 'body', body, 'sig', sig, 'parts', json(parts)) AS json FROM operation WHERE n > ? AND n <= ? ORDER BY n LIMIT ?",
    count: "SELECT count(*) AS total, max(n) AS last FROM operation",
  },
  outbox: {
    page: "SELECT n AS at, json_object('status', status, 'reason', reason, 'body', body, 'sig', sig, 'parts', json(parts)) AS json FROM operation WHERE n > ? AND n <= ? AND own = 1 AND status IN ('pending', 'refused') ORDER BY n LIMIT ?",
    count:
      "SELECT count(*) AS total, max(n) AS last FROM operation WHERE own = 1 AND status IN ('pending', 'refused')",
  },
};

/** Rows of a kind as lists show them. */
function recordsOf(kind: RecordKind): Source {
  const listed = listedSql(kind);
  return {
    page: `SELECT e AS at, row AS json FROM ${kind.name} WHERE e > ? AND e <= ? AND ${listed} ORDER BY e LIMIT ?`,
    count: `SELECT count(*) AS total, max(e) AS last FROM ${kind.name} WHERE ${listed}`,
  };
}

/** The same of those that were chosen, in the order of choosing; ids are bound as `@ids`. */
function chosenOf(kind: RecordKind): Source {
  const listed = listedSql(kind);
  const chosen = `json_each(@ids) o CROSS JOIN entity n ON n.id = o.value AND n.kind = '${kind.name}'
    CROSS JOIN ${kind.name} r ON r.e = n.e`;
  return {
    page: `SELECT o.key + 1 AS at, r.row AS json FROM ${chosen} WHERE o.key >= ? AND o.key < ? AND ${listed} ORDER BY o.key LIMIT ?`,
    count: `SELECT count(*) AS total, max(o.key) + 1 AS last FROM ${chosen} WHERE ${listed}`,
  };
}

function sourceOf(what: What, chosen: boolean): Source | undefined {
  const kind = KINDS.find((each: RecordKind) => each.exported === what);
  if (chosen) return kind && chosenOf(kind);
  const source = kind ? recordsOf(kind) : OF_THE_LOG[what];
  if (!source) throw new Error(`nothing is exported as ${what}`);
  return source;
}

export const exportRecords: Job<"export"> = (params, context) =>
  inSlices(writeRecords(context.profile, params), context, (written) => written);

/** Writes records as CSV or as a JSON array; the file appears when it is whole. */
function* writeRecords(
  { store, folder }: Pick<Profile, "store" | "folder">,
  { what, format, file, ids, overwrite = false }: Params,
): Generator<[number, number], Outcome<JobResults["export"]>> {
  const source = sourceOf(what, ids !== undefined);
  if (!source) return failure("malformed", "this is exported whole", "ids");
  const { page, count } = source;
  const chosen = ids ? [{ ids: JSON.stringify(ids) }] : [];
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const path = target.value;
  const reading = readStore(store);
  const rows = reading.prepare<(number | object)[], { at: number; json: string }>(page);
  const standing = reading.prepare<object[], { total: number; last: number | null }>(count).get(...chosen);
  const { total, last: end } = standing ?? { total: 0, last: null };
  const temporary = partFile(path, store.environment.randomBytes);
  let handle: number;
  try {
    handle = openSync(temporary, "wx", 0o600);
  } catch {
    return failure("file", "the file cannot be written", "file");
  }
  let finished = false;
  let records = 0;
  try {
    const noted = noteAccess(store, "access.export", { what, count: total, format });
    if (!noted.ok) return noted;
    const write = format === "csv" ? csvWriter(handle) : jsonWriter(handle);
    for (let last = 0; ;) {
      const found = rows.all(last, end ?? 0, SLICE, ...chosen);
      if (found.length === 0) break;
      for (const { at, json } of found) {
        write.record(JSON.parse(json) as Record<string, unknown>);
        last = at;
      }
      records += found.length;
      yield [records, Math.max(total, records)];
    }
    write.end();
    fsyncSync(handle);
    finished = true;
  } catch (error) {
    if (!isFileError(error)) throw error;
    return failure("file", "the file could not be written to its end", "file", { code: error.code });
  } finally {
    closeSync(handle);
    if (!finished) rmSync(temporary, { force: true });
  }
  const named = takeName(temporary, path, overwrite);
  if (named.ok) return success({ file: path, records });
  rmSync(temporary, { force: true });
  return named;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}

function jsonWriter(handle: number) {
  let first = true;
  return {
    record(row: Record<string, unknown>) {
      writeSync(handle, `${first ? "[\n" : ",\n"}${JSON.stringify(row)}`);
      first = false;
    },
    end() {
      writeSync(handle, first ? "[]\n" : "\n]\n");
    },
  };
}
