import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { CHUNK_BYTES } from "../../../shared/blob/limits.ts";
import { createProfile } from "../../../electron/core/session/profile.ts";
import type { Core } from "../../../electron/core/compose.ts";
import { coreOver, must, run, testEnvironment } from "../../support/core/core.ts";
import type { Bench } from "../bench.ts";
import { ratio, spread, timed } from "../statistics.ts";

const MIB = 8;
const ROUNDS = 10;

/**
 * A file of 8 MiB attached to a ticket (read, told by its content, hashed, encrypted, committed piece by piece,
 * recorded) against as many bytes written to a bare file and flushed; and read back as the window does, in
 * pieces, against reading the bare file. In turn, the first of each left out.
 */
export const blob: Bench = async ({ say, folder }) => {
  const place = path.join(folder, "profile");
  const options = { folder: place, locale: "zh-CN", passphrase: "correct horse battery" } as const;
  const alone = { name: "王五", workspaceName: "测试" };
  const made = createProfile({ ...options, alone, environment: testEnvironment() });
  const core = coreOver(must(made).profile);
  const about = `ticket:${String(run(core, { type: "ticket.open", set: { title: "日志太多" } }).id)}`;
  const bare = path.join(folder, "bare.txt");
  const spent = {
    attach: [] as number[],
    write: [] as number[],
    read: [] as number[],
    readBare: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    // Text, and never the same: what is known already is not stored again.
    const bytes = Buffer.from(randomBytes((MIB * 1024 * 1024) / 2).toString("hex"));
    const file = path.join(folder, `log-${round}.txt`);
    writeFileSync(file, bytes);
    const attached = await timed(() => attach(core, about, file));
    const written = await timed(() => writeBare(bare, bytes));
    const read = await timed(() => readBack(core, attached.value));
    const readBare = await timed(() => readFileSync(bare).length);
    if (read.value !== bytes.length || readBare.value !== bytes.length) throw new Error("bytes are missing");
    if (round === 0) continue;
    spent.attach.push(attached.took);
    spent.write.push(written.took);
    spent.read.push(read.took);
    spent.readBare.push(readBare.took);
  }
  say(`${ROUNDS} rounds`);
  await core.close();
  const [attachMs, bareWriteMs] = [spread(spent.attach), spread(spent.write)];
  const [readMs, bareReadMs] = [spread(spent.read), spread(spent.readBare)];
  return {
    sizes: { bytes: MIB * 1024 * 1024, rounds: ROUNDS },
    figures: { attachMs, bareWriteMs, readMs, bareReadMs },
    ratios: {
      attach: ratio(attachMs.p50, bareWriteMs.p50),
      read: ratio(readMs.p50, bareReadMs.p50),
    },
  };
};

async function attach(core: Core, about: string, file: string): Promise<string> {
  const reply = await core.handle({ id: 1, kind: "job", name: "attach", params: { about, file } });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return (reply.result as { address: string }).address;
}

function writeBare(file: string, bytes: Buffer): void {
  const handle = openSync(file, "w");
  writeSync(handle, bytes);
  fsyncSync(handle);
  closeSync(handle);
}

async function readBack(core: Core, address: string): Promise<number> {
  for (let at = 0; ;) {
    const params = { address, offset: at, length: CHUNK_BYTES };
    const reply = await core.handle({ id: 1, kind: "query", name: "file.bytes", params });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const { length } = Buffer.from((reply.result as { bytes: string }).bytes, "base64");
    if (length === 0) return at;
    at += length;
  }
}
