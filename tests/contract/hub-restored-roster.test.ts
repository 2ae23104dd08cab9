import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHubService, restoreInto, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { carryOver, rosterOf } from "../../hub/features/backup/carry-over.ts";
import { addKey, knownKeys, retireKey } from "../../hub/features/certificate/known-keys.ts";
import { readFacts } from "../../hub/log/hub-context.ts";
import { SCHEMA } from "../../hub/program.ts";
import { folderAt, openStore } from "../../hub/server/folder.ts";
import type { DumpRow, HubStore } from "../../hub/store/hub-store.ts";
import {
  TestDevice,
  enrol,
  faultOf,
  hubsOver,
  must,
  pairAgain,
  pullAll,
  pushAs,
} from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";
import { hubCli } from "../support/hub/hub-process.ts";

// S31: a restore revives no revoked device, lowered role or used code.

const { engines } = hubEngines();

async function dumpOf(store: HubStore): Promise<DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
}

describe.each(engines)("$name: restored over a database that can be read", ({ open }) => {
  const fresh = hubsOver(open);

  test("nobody is in again who was put out, and whoever was let in later comes back no higher", async () => {
    const { hub, store } = await fresh();
    const admin = hub.administration;
    const [lost, demoted, gone, promoted, witness] = [
      await enrol(hub),
      await enrol(hub, "lead"),
      await enrol(hub),
      await enrol(hub),
      await enrol(hub),
    ];
    const rows = await dumpOf(store);
    must(await admin.revokeDevice(lost.id));
    must(await admin.setRole(demoted.member, "auditor"));
    must(await admin.disableMember(gone.member));
    must(await admin.setRole(promoted.member, "lead"));
    const replaced = witness.token;
    await pairAgain(hub, witness.member, witness);
    const [late, lateLead] = [await enrol(hub), await enrol(hub, "lead")];
    must(await admin.revokeDevice(late.id));
    const enrolments = (await pullAll(hub, witness)).filter(({ body }) => !body.includes("device.revoke"));
    must(await admin.setRole(lateLead.member, "technician"));

    const before = await rosterOf(store);
    must(
      await restoreInto(store, systemEnvironment, rows, await store.standing(), async (tx) => {
        const carried = await carryOver({ ...hub.context, facts: await readFacts(tx) }, tx, before);
        expect(carried.revoked.map(({ id }) => id).sort()).toEqual([lost.id, late.id].sort());
        expect(carried.raised.map(({ id }) => id)).toEqual([promoted.member]);
      }),
    );
    const again = await createHubService({ store });
    expect(faultOf(await again.authenticate(lost.token))).toBe("revoked");
    expect(faultOf(await again.authenticate(gone.token))).toBe("revoked");
    const role = async (token: string) => must(await again.authenticate(token)).member.role;
    expect(await role(demoted.token)).toBe("auditor");
    expect(await role(promoted.token)).toBe("technician");
    // Its token of before the backup was replaced since: the new one is good, the old one is none.
    expect(faultOf(await again.authenticate(replaced))).toBe("unauthenticated");
    const session = must(await again.authenticate(witness.token));
    const { epoch } = await again.head();
    const operations = enrolments.map(({ feed: _, ...rest }) => rest);
    must(await again.reoffer(session, { epoch, operations }));
    const late2 = must(await again.administration.createPairingSecret(late.member, 30)).secret;
    expect(faultOf(await again.pair(late.pairRequest(late2)))).toBe("revoked");
    const members = new Map((await again.administration.members()).map((each) => [each.id, each]));
    expect(members.get(lateLead.member)?.role).toBe("technician");
    must(await pushAs(again, witness, witness.tickets(1)));
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("a key of certificates that was announced since stays announced, and a retired one retired", async () => {
    const { hub, store } = await fresh();
    const key = (digit: string) => digit.repeat(64);
    for (const [at, digit] of ["a", "b"].entries()) {
      must(await store.write((tx) => addKey(tx, key(digit), at)));
    }
    const rows = await dumpOf(store);
    must(await store.write((tx) => addKey(tx, key("c"), 2)));
    must(await store.write((tx) => retireKey(tx, key("a"), 3)));
    const before = await rosterOf(store);
    const restore = async (carries: boolean) => {
      must(
        await restoreInto(store, systemEnvironment, rows, null, async (tx) => {
          if (carries) await carryOver({ ...hub.context, facts: await readFacts(tx) }, tx, before);
        }),
      );
      const { keys, retired } = await knownKeys(store);
      return [keys, retired].map((list) => list.map((each) => each.key[0]).join(""));
    };
    expect(await restore(true)).toEqual(["bc", "a"]);
    expect(await restore(false)).toEqual(["ab", ""]);
  });

  test("no pairing code of the backup enrols anybody, used since or not", async () => {
    const { hub, store } = await fresh();
    const { member } = await enrol(hub);
    const secrets = [1, 2].map(
      async () => must(await hub.administration.createPairingSecret(member, 30)).secret,
    );
    const [used = "", unused = ""] = await Promise.all(secrets);
    const rows = await dumpOf(store);
    must(await hub.pair(new TestDevice().pairRequest(used)));
    must(await restoreInto(store, systemEnvironment, rows, null));
    const again = await createHubService({ store });
    for (const secret of [used, unused]) {
      expect(faultOf(await again.pair(new TestDevice().pairRequest(secret)))).toBe("badCode");
    }
  });
});

describe("hub restore says", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "deskside-roster-"));
  });
  afterAll(() => rm(root, { recursive: true }));

  test("what it took over, and where it could not, as of when devices and roles are", async () => {
    const dir = join(root, "hub");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    const store = await openStore(folderAt(dir), { engine: "sqlite" }, SCHEMA);
    const device = await enrol(await createHubService({ store }), "lead");
    await store.close();
    const file = join(root, "night.backup");
    await hubCli("backup", "--dir", dir, "--file", file);
    await hubCli("revoke", "--dir", dir, "--device", device.id);
    await hubCli("user", "role", "--dir", dir, "--user", device.member, "--role", "auditor");

    const known = await hubCli("restore", "--dir", dir, "--file", file);
    expect(known.json.carried).toMatchObject({
      revoked: [{ id: device.id, code: device.code }],
      members: [{ id: device.member, role: "auditor" }],
      raised: [],
    });
    expect((await hubCli("revoke", "--dir", dir)).json.devices).toMatchObject([{ revoked: true }]);
    expect((await hubCli("user", "list", "--dir", dir)).json.users).toMatchObject([{ role: "auditor" }]);

    await writeFile(join(dir, "hub.db"), "no database any more, but long enough to be looked at".repeat(100));
    for (const suffix of ["-wal", "-shm"]) await rm(join(dir, `hub.db${suffix}`), { force: true });
    const unknown = await hubCli("restore", "--dir", dir, "--file", file);
    expect(unknown).toMatchObject({ status: 0, json: { carried: null } });
    expect(unknown.json.createdAt).toBe(known.json.createdAt);
  });
});
