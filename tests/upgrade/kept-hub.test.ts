import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/core/core.ts";
import { createHubService, openSqliteHubStore } from "../../hub/compose.ts";
import { enrol, pullAll } from "../support/hub/device.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { AcceptedOperation } from "../../shared/protocol/pull.ts";
import { KEPT, PASSPHRASE } from "./kept.ts";
import type { Kept, KeptLog, KeptOperation } from "./kept.ts";
import { TODAY, endPrograms, openSession, pairingCode, profileAt, runHub, serveHub } from "./old-programs.ts";

const folder = temporaryFolder();
afterAll(() => {
  endPrograms();
  folder.remove();
});

const newFolder = () => mkdtempSync(join(folder.path, "hub-"));

/** The log as the console of somebody who sees all of it is handed it today, up to where it stood when the hub was kept. */
async function handedOut(dir: string, upTo: number): Promise<KeptOperation[]> {
  const store = await openSqliteHubStore(join(dir, "hub.db"));
  try {
    const hub = await createHubService({ store });
    const all = await pullAll(hub, await enrol(hub, "lead"));
    return all.filter(({ seq }) => seq <= upTo).map(keptForm);
  } finally {
    await store.close();
  }
}

function keptForm({ seq, feed, body, sig, receipt }: AcceptedOperation): KeptOperation {
  const { id, type, device, deviceSeq } = JSON.parse(body) as KeptOperation;
  const hash = createHash("sha256").update(body).digest("hex");
  return { seq, feed, id, type, device, deviceSeq, hash, sig, receipt };
}

const logOf = (kept: Kept) => JSON.parse(readFileSync(kept.log, "utf8")) as KeptLog;

describe.each(KEPT)("what a hub of $version left", (kept) => {
  const { verify, operations } = logOf(kept);

  test("its backup is restored, with the same log, and verifies", async () => {
    const dir = newFolder();
    expect(await runHub(TODAY, ["restore", "--dir", dir, "--file", kept.backup])).toMatchObject({
      ok: true,
      operations: operations.length,
    });
    expect(await runHub(TODAY, ["verify", "--dir", dir])).toMatchObject({ ok: true, ...verify });
    expect(await handedOut(dir, operations.length)).toEqual(operations);
  });

  test("its backup is restored into PostgreSQL, and verifies", async () => {
    const postgres = await startPostgres();
    try {
      const dir = newFolder();
      const url = `${dir}.url`;
      writeFileSync(url, await postgres.newDatabase(), { mode: 0o600 });
      const from = ["--file", kept.backup, "--postgres-url-file", url];
      expect(await runHub(TODAY, ["restore", "--dir", dir, ...from])).toMatchObject({ ok: true });
      expect(await runHub(TODAY, ["verify", "--dir", dir])).toMatchObject({ ok: true, ...verify });
    } finally {
      await postgres.stop();
    }
  });

  test("its folder is taken over where it stands, with the same log, and verifies", async () => {
    const dir = newFolder();
    cpSync(kept.hub, dir, { recursive: true });
    expect(await runHub(TODAY, ["verify", "--dir", dir])).toMatchObject({ ok: true, ...verify });
    expect(await handedOut(dir, operations.length)).toEqual(operations);
  });

  test.each(["folder", "backup"])(
    "the laptop kept with it finds it again from its %s, and its waiting work arrives",
    async (from) => {
      const dir = newFolder();
      if (from === "folder") cpSync(kept.hub, dir, { recursive: true });
      else await runHub(TODAY, ["restore", "--dir", dir, "--file", kept.backup]);
      const hub = await serveHub(TODAY, dir);
      const profile = join(folder.path, `laptop-${from}-${kept.version}`);
      cpSync(kept.profile, profile, { recursive: true });
      const laptop = openSession(TODAY, profileAt(profile, PASSPHRASE));
      const { member, device } = await laptop.query("session.get");
      const waiting = await laptop.query("outbox.page", { state: "waiting" });
      expect(waiting.total).toBeGreaterThan(0);
      // It listens somewhere else today, so the laptop is told where; it stays the device it was.
      await laptop.request({ kind: "pair", code: await pairingCode(TODAY, dir, member.id, hub) });
      await laptop.sync();
      expect((await laptop.query("session.get")).device).toBe(device);
      expect((await laptop.query("outbox.page", { state: "waiting" })).total).toBe(0);
      expect(await laptop.request({ kind: "verify" })).toMatchObject({ ok: true });
      await laptop.close();
      await hub.end();
      const arrived = new Set((await handedOut(dir, Infinity)).map(({ id }) => id));
      for (const { id } of waiting.rows) expect(arrived).toContain(id);
      expect(await runHub(TODAY, ["verify", "--dir", dir])).toMatchObject({ ok: true });
    },
  );
});
