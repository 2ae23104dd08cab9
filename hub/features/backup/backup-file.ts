import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { HubEnvironment } from "../../environment.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { DumpRow, HubStore } from "../../store/hub-store.ts";
import type { HubSchema } from "../../store/schema.ts";

/**
 * A backup: gzip of lines of JSON. The first says what it is, each following one holds a row, the
 * last counts the rows and carries the SHA-256 of everything before it. It is read from one moment
 * of either engine, can be restored into either, and holds every secret of the hub.
 */
const FORMAT = 1;

const header = z.object({
  deskside: z.literal("hub-backup"),
  format: z.literal(FORMAT),
  schema: z.number().int().min(1),
  workspace: z.uuid(),
  createdAt: z.string(),
});
/** Bytes of a row. */
const base64 = z.object({ b64: z.base64().transform((text) => Buffer.from(text, "base64")) });
const rowLine = z.object({
  t: z.string(),
  r: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.null(), base64.transform(({ b64 }): Buffer => b64)]),
  ),
});
const footer = z.object({ rows: z.number().int(), sha256: z.string() });

/** A refused body may be as large as a request, and every character of it escaped. */
const MOST_LINE_CHARS = 128 * 1024 * 1024;

export interface BackupFacts {
  workspace: string;
  createdAt: string;
  rows: number;
  operations: number;
}

export async function writeBackup(
  store: HubStore,
  environment: HubEnvironment,
  file: string,
): Promise<Outcome<BackupFacts>> {
  const { workspace } = await store.meta();
  if (!workspace) return fault("notFound", "the hub's store was never initialised");
  const inTheWay = await whyNotWrite(file, workspace);
  if (inTheWay) return inTheWay;
  const createdAt = new Date(environment.now()).toISOString();
  const draft = `${file}.part`;
  await rm(draft, { force: true });
  const first = {
    deskside: "hub-backup",
    format: FORMAT,
    schema: store.schema.version,
    workspace,
    createdAt,
  };
  try {
    await pipeline(
      Readable.from(linesOf(first, store.dump())),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    // Read back before it takes its name: a backup that cannot be read is none.
    const read = await readBackup(draft, store.schema);
    if (!read.ok) return read;
    await rename(draft, file);
    await syncFolder(dirname(file));
    return read;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A backup takes the place of an older one of the same hub, and of nothing else: not of a database. */
async function whyNotWrite(file: string, workspace: string) {
  const at = await stat(file).catch(() => null);
  if (!at) {
    const parent = await stat(dirname(file)).catch(() => null);
    return parent?.isDirectory() ? null : fault("notFound", `${dirname(file)} is no folder`, "file");
  }
  const older = at.isFile() ? await headerOf(file) : null;
  if (older?.workspace === workspace) return null;
  return fault("forbidden", `${file} is there already and is no backup of this hub`, "file");
}

async function headerOf(file: string): Promise<z.infer<typeof header> | null> {
  try {
    for await (const line of textLines(file)) return header.parse(JSON.parse(line));
  } catch {
    // Whatever it is, it is no backup.
  }
  return null;
}

async function* linesOf(first: object, rows: AsyncIterable<DumpRow>): AsyncIterable<string> {
  const hash = createHash("sha256");
  let count = 0;
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(first);
  for await (const { table, row } of rows) {
    count += 1;
    yield line({ t: table, r: written(row) });
  }
  yield `${JSON.stringify({ rows: count, sha256: hash.digest("hex") })}\n`;
}

function written(row: DumpRow["row"]): object {
  const values = Object.entries(row).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? { b64: value.toString("base64") } : value,
  ]);
  return Object.fromEntries(values) as object;
}

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads a whole backup and says what it holds, or why it is none. Nothing is restored. */
export async function readBackup(file: string, schema: HubSchema): Promise<Outcome<BackupFacts>> {
  const hash = createHash("sha256");
  let head: z.infer<typeof header> | null = null;
  let rows = 0;
  let operations = 0;
  let end: z.infer<typeof footer> | null = null;
  try {
    for await (const line of textLines(file)) {
      if (end) return damaged(file, "goes on after its end");
      const value: unknown = JSON.parse(line);
      if (!head) {
        const parsed = header.safeParse(value);
        if (!parsed.success) return damaged(file, "is no backup of a hub");
        head = parsed.data;
        if (head.schema > schema.version) {
          return damaged(file, `was written by a newer hub (schema ${head.schema}); install that first`);
        }
      } else {
        const ended = footer.safeParse(value);
        if (ended.success) {
          end = ended.data;
          continue;
        }
        const row = rowLine.safeParse(value);
        if (!row.success || !schema.dumped.includes(row.data.t)) {
          return damaged(file, `has an unreadable row ${rows + 1}`);
        }
        rows += 1;
        if (row.data.t === "log_operation") operations += 1;
      }
      hash.update(`${line}\n`);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return fault("notFound", `${file} does not exist`, "file");
    }
    // The parser's own words would quote the file, and with it the hub's secrets.
    return damaged(file, "is cut off, damaged or no backup");
  }
  if (!head || !end) return damaged(file, "is cut off");
  if (end.rows !== rows || end.sha256 !== hash.digest("hex")) return damaged(file, "was changed");
  const { workspace, createdAt } = head;
  return done({ workspace, createdAt, rows, operations });
}

function damaged(file: string, what: string): Outcome<never> {
  return fault("malformed", `${file} ${what}; nothing was restored from it`, "file");
}

/** Rows of a backup that `readBackup` found whole. */
export async function* backupRows(file: string): AsyncIterable<DumpRow> {
  for await (const line of textLines(file)) {
    const parsed = rowLine.safeParse(JSON.parse(line));
    if (parsed.success) yield { table: parsed.data.t, row: parsed.data.r };
  }
}

/** Lines of a gzip file. Split at line feeds alone: JSON texts may hold other separators. */
async function* textLines(file: string): AsyncIterable<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  const decoder = new StringDecoder("utf8");
  // Joined once, when its end has come: a line grows by a piece at a time.
  let begun: string[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      const [first = "", ...others] = decoder.write(chunk).split("\n");
      begun.push(first);
      length += first.length;
      if (length > MOST_LINE_CHARS) throw new Error("a line that no hub wrote");
      for (const next of others) {
        yield begun.join("");
        begun = [next];
        length = next.length;
      }
    }
    if (length > 0) yield begun.join("");
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}
