import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach } from "vitest";
import type { Core } from "../../../electron/core/compose.ts";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import { ask, memoryCore, run, temporaryFolder, testEnvironment } from "./core.ts";

let requests = 0;
export const nextRequest = () => (requests += 1);

interface Options {
  dryRun?: boolean;
  decisions?: { file: string; asset: string | null }[];
}

/** A console of one test whose register is exported, changed as a person does, and imported again. */
export function registerDesk() {
  const desk = { core: null as unknown as Core, environment: testEnvironment(), folder: "" };
  let temporary: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    desk.environment = testEnvironment();
    desk.core = memoryCore(desk.environment);
    temporary = temporaryFolder();
    desk.folder = temporary.path;
  });
  afterEach(async () => {
    await desk.core.close();
    temporary.remove();
  });

  async function job<T>(asked: Record<string, unknown>, by: Core): Promise<T> {
    const reply = await by.handle({ id: nextRequest(), ...asked } as never);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.result as T;
  }
  const file = (name: string) => join(desk.folder, name);
  async function exported(format: "csv" | "json" = "csv", by = desk.core): Promise<string> {
    const path = file(`资产.${format}`);
    await job({ kind: "export", what: "assets", format, file: path, overwrite: true }, by);
    return path;
  }

  return {
    desk,
    file,
    exported,
    importing: (path: string, { dryRun = false, decisions = [] }: Options = {}) =>
      job<ImportReport>({ kind: "import", paths: [path], dryRun, decisions }, desk.core),
    register: (set: Record<string, unknown>) => run(desk.core, { type: "asset.register", set }).id ?? "",
    row: (id: string) => ask(desk.core, "asset.get", { id }).row,
    rows: () => ask(desk.core, "asset.page", {}).rows,
    operations: () => ask(desk.core, "store.status", {}).operations,
    /** The exported sheet as a person's spreadsheet has it: rows by the names of the columns. */
    async sheet(): Promise<Record<string, string>[]> {
      const text = readFileSync(await exported(), "utf8").slice(1);
      const read: Record<string, string>[] = parse(text, { columns: true });
      // What was a formula is its text now.
      const shown = (cell: string) => cell.replace(/^="(.*)"$/s, "$1").replaceAll('""', '"');
      return read.map((each) =>
        Object.fromEntries(Object.entries(each).map(([name, cell]) => [name, shown(cell)])),
      );
    },
    written(text: string | Uint8Array, name = "改过的.txt"): string {
      writeFileSync(file(name), text);
      return file(name);
    },
  };
}

interface Saving {
  separator?: string;
  line?: string;
  columns?: string[];
}

/** The sheet as a spreadsheet saves it. */
export function saved(all: Record<string, string>[], options: Saving = {}): string {
  const { separator = ",", line = "\r\n", columns = Object.keys(all[0] ?? {}) } = options;
  const cell = (text = "") => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns, ...all.map((each) => columns.map((name) => each[name] ?? ""))];
  return lines.map((cells) => cells.map(cell).join(separator) + line).join("");
}

/** What an import found, without the outcomes that nothing had. */
export const counts = (report: ImportReport) =>
  Object.fromEntries(Object.entries(report.counts).filter(([, count]) => count > 0));

/** What Excel in China saves as plain CSV: the table of a decoder, turned round. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, number[]>();
  for (let a = 0x81; a <= 0xfe; a += 1) {
    for (let b = 0x40; b <= 0xfe; b += 1) table.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  }
  const bytes = [...text].flatMap((each) =>
    each.charCodeAt(0) < 0x80 ? [each.charCodeAt(0)] : (table.get(each) ?? [0x3f]),
  );
  return Uint8Array.from(bytes);
}
