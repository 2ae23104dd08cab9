import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHubService, openPostgresHubStore, verifyHub } from "../../hub/compose.ts";
import { enrol, must, pullAll } from "../support/hub/device.ts";
import { hubCli, serveHub } from "../support/hub/hub-process.ts";
import type { HubProcess } from "../support/hub/hub-process.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";
import { pushReply } from "../../shared/protocol/push.ts";
import { pullReply } from "../../shared/protocol/pull.ts";

// F20 with real processes: two `hub serve` on one PostgreSQL, eight writers, one of the hubs killed.

const WRITERS = 8;
const BATCHES = 10;
const PER_BATCH = 5;

let dir: string;
let postgres: TestPostgres;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "deskside-hubs-"));
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  await rm(dir, { recursive: true });
});

test("F20: two hubs on one PostgreSQL, eight writers, a hub killed in between: I2 holds", async () => {
  const url = await postgres.newDatabase();
  const urlFile = join(dir, "url");
  await writeFile(urlFile, url, { mode: 0o600 });
  const [north, south] = [join(dir, "north"), join(dir, "south")];
  const made = await hubCli("init", "--dir", north, "--name", "信息部", "--postgres-url-file", urlFile);
  const joined = await hubCli("init", "--dir", south, "--postgres-url-file", urlFile);
  expect([made.status, joined.status]).toEqual([0, 0]);
  expect(joined.json).toMatchObject({ joined: true, workspace: made.json.workspace, engine: "postgres" });
  // One certificate, so a console that has paired with one of them trusts the other.
  expect(joined.json.fingerprint).toBe(made.json.fingerprint);

  const hubs: HubProcess[] = [await serveHub(north), await serveHub(south)];
  const store = await openPostgresHubStore(url);
  try {
    const local = await createHubService({ store });
    const devices = await Promise.all(Array.from({ length: WRITERS }, () => enrol(local)));

    let writing = true;
    const feeds: number[] = [];
    const reading = (async () => {
      const { token } = devices[0]!;
      for (let after = 0; ;) {
        const last = !writing;
        const path = `/v1/pull?epoch=1&feed=${after}&limit=40`;
        const reply = await hubs[1]!.client.ask({ method: "GET", path, token });
        expect(reply.status).toBe(200);
        const page = pullReply.parse(reply.json);
        feeds.push(...page.operations.map(({ feed }) => feed));
        after = page.through;
        if (last && page.through >= page.head) return;
      }
    })();

    let pushed = 0;
    let killed = false;
    await Promise.all(
      devices.map(async (device, at) => {
        for (let batch = 0; batch < BATCHES; batch += 1) {
          const body = { epoch: 1, operations: device.tickets(PER_BATCH) };
          // Over its own hub while that lives, then over the other: a retry gets the same answer.
          for (const hub of [hubs[at % 2]!, hubs[1]!]) {
            try {
              const reply = await hub.client.ask({ path: "/v1/push", token: device.token, body, gzip: true });
              if (reply.status !== 200) continue;
              const { answers } = pushReply.parse(reply.json);
              expect(answers.map(({ status }) => status)).toEqual(Array(PER_BATCH).fill("accepted"));
              break;
            } catch (error) {
              if (hub === hubs[1]) throw error;
            }
          }
          pushed += 1;
          if (!killed && pushed > (WRITERS * BATCHES) / 3) {
            killed = true;
            await hubs[0]!.end("SIGKILL");
          }
        }
      }),
    );
    writing = false;
    await reading;

    const total = WRITERS * BATCHES * PER_BATCH + 2 * WRITERS;
    expect(feeds).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    expect(killed).toBe(true);
    expect(await verifyHub(store)).toMatchObject({ operations: total, problems: [] });
    const log = await pullAll(local, devices[0]!);
    expect(new Set(log.map(({ body }) => body)).size).toBe(total);
    must(await local.administration.disableMember(devices[0]!.member));
    expect(await hubs[1]!.end()).toBe(0);
  } finally {
    await store.close();
    for (const hub of hubs) await hub.end("SIGKILL");
  }
});
