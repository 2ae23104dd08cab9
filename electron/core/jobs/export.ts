import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { noteAccess } from "../commands/note-access.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { readStore } from "../store/read-store.ts";
import type { ReadStore } from "../store/read-store.ts";
import { partFile, takeName, targetFile } from "../session/target-file.ts";
import { csvWriter } from "./csv.ts";
import { sourceOf } from "./export-source.ts";
import type { Source } from "./export-source.ts";
import type { Job, JobContext } from "./job.ts";
import { plainTable } from "./table.ts";
import type { RowWriter, TableForm } from "./table.ts";
import { toldTickets } from "./told-tickets.ts";

type Params = JobParams<"export">;

const SLICE = 1000;

/** Writes records as a table or as a JSON array; the file appears when it is whole. */
export const exportRecords: Job<"export"> = async (params, context) => {
  const { store, folder } = context.profile;
  const { what, format, overwrite = false } = params;
  const reading = readStore(store);
  const source = sourceOf(reading, params);
  if (!source.ok) return source;
  const target = targetFile(params.file, folder, overwrite);
  if (!target.ok) return target;
  const { count, chosen } = source.value;
  const standing = reading.prepare<object[], { total: number; last: number | null }>(count).get(...chosen);
  const { total, last } = standing ?? { total: 0, last: null };
  // What packs a sheet is read when one is asked for.
  const sheets = format === "xlsx" ? await import("./xlsx.ts") : null;
  if (sheets && total >= sheets.MOST_ROWS) {
    return failure("notAllowed", "these are more than a sheet has rows: choose fewer, or csv", "format");
  }
  const part = partFile(target.value, store.environment.randomBytes);
  let handle: number;
  try {
    handle = openSync(part, "wx", 0o600);
  } catch {
    return failure("file", "the file cannot be written", "file");
  }
  let written: Outcome<number> | null = null;
  try {
    const noted = noteAccess(store, "access.export", {
      what,
      count: total,
      format,
      filter: filterIn(params),
    });
    if (!noted.ok) return noted;
    const table = tableOf(reading, params);
    const writer = sheets
      ? sheets.xlsxWriter(handle, table)
      : format === "csv"
        ? csvWriter(handle, table)
        : jsonWriter(handle);
    written = await writeRows(reading, { ...source.value, total, last: last ?? 0 }, writer, context);
    fsyncSync(handle);
  } catch (error) {
    if (!isFileError(error)) throw error;
    written = failure("file", "the file could not be written to its end", "file", { code: error.code });
  } finally {
    closeSync(handle);
    if (!written?.ok) rmSync(part, { force: true });
  }
  if (!written.ok) return written;
  const named = takeName(part, target.value, overwrite);
  if (named.ok) return success({ file: target.value, records: written.value } satisfies JobResults["export"]);
  rmSync(part, { force: true });
  return named;
};

/** Page after page, others between them; answers how many. */
async function writeRows(
  reading: ReadStore,
  { page, chosen, total, last: end }: Source & { total: number; last: number },
  writer: RowWriter,
  { signal, onProgress }: Pick<JobContext, "signal" | "onProgress">,
): Promise<Outcome<number>> {
  const rows = reading.prepare<(number | object)[], { at: number; json: string }>(page);
  let records = 0;
  for (let last = 0; ;) {
    const found = rows.all(last, end, SLICE, ...chosen);
    if (found.length === 0) break;
    for (const { at, json } of found) {
      writer.record(JSON.parse(json) as Record<string, unknown>);
      last = at;
    }
    records += found.length;
    onProgress(records, Math.max(total, records));
    await setImmediate();
    if (signal.aborted) return failure("cancelled", "stopped by the user");
  }
  await writer.end();
  return success(records);
}

/** Tickets in words where a language is asked for; what else there is has names of fields alone. */
function tableOf(reading: ReadStore, { what, locale }: Params): TableForm {
  return what === "tickets" && locale ? toldTickets(reading, locale) : plainTable(what);
}

/** As the log notes it: what was searched for may be somebody's name, and stays out of it. */
function filterIn({ scope, text, filter }: Params): Record<string, unknown> {
  return {
    ...filter,
    ...(scope === undefined ? {} : { scope }),
    ...(text === undefined || text.trim() === "" ? {} : { searched: true }),
  };
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}

function jsonWriter(handle: number): RowWriter {
  let first = true;
  return {
    record(row) {
      writeSync(handle, `${first ? "[\n" : ",\n"}${JSON.stringify(row)}`);
      first = false;
    },
    end() {
      writeSync(handle, first ? "[]\n" : "\n]\n");
    },
  };
}
