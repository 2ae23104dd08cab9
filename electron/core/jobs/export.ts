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
import type { RowWriter, Rows, TableForm } from "./table.ts";
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
    const done = { records: 0 };
    const pages = pagesOf(reading, { ...source.value, total, last: last ?? 0 }, context, done);
    if (sheets) await sheets.writeSheet(handle, table, total, pages, new Date(store.environment.now()));
    else await writeLines(format === "csv" ? csvWriter(handle, table) : jsonWriter(handle), pages);
    written = context.signal.aborted ? failure("cancelled", "stopped by the user") : success(done.records);
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

/** Page after page, others between them, until the user wants no more of it. */
async function* pagesOf(
  reading: ReadStore,
  { page, chosen, total, last: end }: Source & { total: number; last: number },
  { signal, onProgress }: Pick<JobContext, "signal" | "onProgress">,
  done: { records: number },
): AsyncGenerator<Rows> {
  const rows = reading.prepare<(number | object)[], { at: number; json: string }>(page);
  for (let last = 0; ;) {
    const found = rows.all(last, end, SLICE, ...chosen);
    if (found.length === 0) return;
    yield found.map(({ json }) => JSON.parse(json) as Record<string, unknown>);
    last = found.at(-1)?.at ?? end;
    done.records += found.length;
    onProgress(done.records, Math.max(total, done.records));
    await setImmediate();
    if (signal.aborted) return;
  }
}

async function writeLines(writer: RowWriter, pages: AsyncIterable<Rows>): Promise<void> {
  for await (const rows of pages) for (const row of rows) writer.record(row);
  writer.end();
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
