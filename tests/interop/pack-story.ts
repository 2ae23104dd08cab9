import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Core } from "../../electron/core/compose.ts";
import { signerOf } from "../../electron/core/keys/device-key.ts";
import { zipEntries } from "../../electron/core/proof/zip-entries.ts";
import type { JobResults } from "../../shared/ipc/jobs.ts";
import { vouchingStatement } from "../../shared/proof/vouching.ts";
import { StandInHub, enrolledConsole, memoryCore, testEnvironment } from "../support/core/core.ts";
import { handOver, register } from "../support/documents/slips.ts";
import { png } from "../support/domain/pictures.ts";
import { listedAgain } from "./pack-tampering.ts";
import type { Entries } from "./pack-tampering.ts";

export const entriesIn = async (file: string) => (await zipEntries(readFileSync(file))) as Entries;

export async function job<N extends "attach" | "evidence">(core: Core, name: N, params: object) {
  const reply = await core.handle({ id: 1, kind: "job", name, params });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result as JobResults[N];
}

export async function attach(
  folder: string,
  core: Core,
  asset: string,
  name: string,
  content: string | Uint8Array,
) {
  writeFileSync(join(folder, name), content);
  return job(core, "attach", { about: `asset:${asset}`, file: join(folder, name) });
}

/** Two assets handed over on a laptop that its hub vouches for; a photo and a log, and one file of a colleague's. */
export async function packStory(folder: string) {
  const hub = new StandInHub(testEnvironment(1));
  const one = enrolledConsole(hub, "甲", "A1", 2);
  const other = enrolledConsole(hub, "乙", "B2", 3);
  const { publicKey } = one.core.profile.store.identity();
  const sig = signerOf(hub.key.privateKey).sign(vouchingStatement("A1", publicKey));
  one.sync.setVouching({ code: "A1", publicKey, sig });
  const assets = register(one.core, 2);
  const [first = "", second = ""] = assets;
  await attach(folder, one.core, first, "划痕.png", png({ width: 4, height: 4 }));
  await attach(folder, one.core, second, "日志.txt", "disk ok\n");
  const { number } = handOver(one.core, assets);
  for (const { sync } of [one, other]) hub.sync(sync);
  const theirs = await attach(folder, other.core, second, "外观.txt", "还在乙的电脑上\n");
  for (const { sync } of [other, one]) hub.sync(sync);
  const file = join(folder, "pack.zip");
  const result = await job(one.core, "evidence", { number, file });
  const stranger = memoryCore(testEnvironment(9));
  const sealed = (entries: Entries, vouched: boolean) => {
    listedAgain(entries);
    const { identity, sign } = (vouched ? one.core : stranger).profile.store;
    const { code, publicKey } = identity();
    const hash = createHash("sha256")
      .update(entries.get("contents.txt") as Buffer)
      .digest("hex");
    const statement = `evidence-pack|${number}|${hash}|${code}|${publicKey}`;
    entries.set("seal.txt", Buffer.from(`${statement}|${vouched ? sig : "-"}|${sign(statement)}\n`));
  };
  return { hub, one, other, number, theirs, file, result, entries: await entriesIn(file), assets, sealed };
}
export type PackStory = Awaited<ReturnType<typeof packStory>>;
