import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createHubService, restoreInto, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { enrolService } from "../../hub/features/services/enrol-service.ts";
import type { HubService } from "../../hub/service.ts";
import type { DumpRow, HubStore } from "../../hub/store/hub-store.ts";
import { CONSOLE_PATHS } from "../../shared/protocol/paths.ts";
import {
  TestDevice,
  enrol,
  faultOf,
  must,
  newHub,
  pullAll,
  pushAs,
  sessionOf,
} from "../support/hub/device.ts";
import { hubCli } from "../support/hub/hub-process.ts";
import { hubEngines } from "../support/hub/engines.ts";
import { servedHub } from "../support/hub/served-hub.ts";

// A key without a person: enrolled, judged by its purpose, revoked, restored (ADR 23).

const { engines, folder } = hubEngines();

/** A program with a key, enrolled for a purpose. */
async function serviceOf(hub: HubService, service: string): Promise<TestDevice> {
  const keys = new TestDevice();
  const { publicKey } = keys;
  const made = must(await enrolService(hub.context, { service, name: "Request page", publicKey }));
  const { device, token, workspace, code } = made;
  // Its actor is the device itself.
  return keys.named(device, { token, workspace, code, member: device });
}

const statuses = (outcome: Awaited<ReturnType<typeof pushAs>>) =>
  must(outcome).answers.map((answer) => (answer.status === "refused" ? answer.path : answer.status));

async function dumpOf(store: HubStore): Promise<DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
}

describe.each(engines)("a service on $name", ({ open }) => {
  const fresh = async () => {
    const store = await open();
    return { store, hub: await newHub(store) };
  };

  test("may do what its purpose needs, in its own name, and nothing else", async () => {
    const { store, hub } = await fresh();
    const web = await serviceOf(hub, "web");
    const opening = web.ticket();
    const ticket = opening.op.payload.ticket as string;
    const accept = web.seal("ticket.accept", { ticket }, [`ticket:${ticket}`]).sealed;
    const forged = web.ticket("打印机卡纸", { actor: randomUUID() }).sealed;
    const batch = [opening.sealed, accept, forged, web.ticket().sealed];
    expect(statuses(await pushAs(hub, web, batch))).toEqual(["accepted", "type", "actor", "accepted"]);
    const member = await enrol(hub);
    const log = await pullAll(hub, member);
    expect(log[0]?.body).toContain('"type":"device.enrolService"');
    expect(log[1]?.body).toContain(`"actor":"${web.id}"`);
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("is no member and no unknown purpose; revoked, it is shut out", async () => {
    const { hub } = await fresh();
    const { publicKey } = new TestDevice();
    expect(faultOf(await enrolService(hub.context, { service: "robot", name: "R", publicKey }))).toBe(
      "malformed",
    );
    const mail = await serviceOf(hub, "mail");
    const session = await sessionOf(hub, mail);
    must(await hub.administration.revokeDevice(mail.id));
    expect(faultOf(await hub.authenticate(mail.token))).toBe("revoked");
    const { epoch } = await hub.head();
    const late = { epoch, operations: [mail.ticket().sealed] };
    expect(faultOf(await hub.push(session, late))).toBe("revoked");
  });

  test("is the same after a restore", async () => {
    const { store, hub } = await fresh();
    const web = await serviceOf(hub, "web");
    must(await pushAs(hub, web, web.tickets(1)));
    must(await restoreInto(store, systemEnvironment, await dumpOf(store), null));
    const again = await createHubService({ store });
    expect(statuses(await pushAs(again, web, web.tickets(1)))).toEqual(["accepted"]);
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("changes nothing about laptops in a backup that knew no services", async () => {
    const { store, hub } = await fresh();
    const laptop = await enrol(hub);
    const rows = (await dumpOf(store)).map(({ table, row }) => {
      const { service: _, name, ...older } = row;
      return {
        table,
        row: table === "device" ? older : { ...older, ...(name === undefined ? {} : { name }) },
      };
    });
    must(await restoreInto(store, systemEnvironment, rows, null));
    const again = await createHubService({ store });
    expect(statuses(await pushAs(again, laptop, laptop.tickets(1)))).toEqual(["accepted"]);
    expect((await verifyHub(store)).problems).toEqual([]);
  });
});

test("a service reaches the handshake and the push, and reads nothing", async () => {
  const hub = await servedHub();
  try {
    const web = await serviceOf(hub.service, "web");
    const { token } = web;
    const { status } = await hub.client.ask({
      path: CONSOLE_PATHS.handshake,
      token,
      body: web.handshakeRequest(),
    });
    expect(status).toBe(200);
    const pushed = { epoch: 1, operations: web.tickets(1) };
    const taken = await hub.client.ask({ path: CONSOLE_PATHS.push, token, body: pushed });
    expect(taken.json).toMatchObject({ answers: [{ status: "accepted" }] });
    for (const path of [CONSOLE_PATHS.fork, CONSOLE_PATHS.missing, CONSOLE_PATHS.reoffer]) {
      expect((await hub.client.ask({ path, token, body: {} })).json).toMatchObject({
        error: { code: "forbidden" },
      });
    }
    for (const path of [`${CONSOLE_PATHS.pull}?epoch=1&feed=0`, CONSOLE_PATHS.notice]) {
      const reply = await hub.client.ask({ method: "GET", path, token });
      expect(reply.json).toMatchObject({ error: { code: "forbidden" } });
    }
  } finally {
    await hub.close();
  }
});

test("hub service adds one with a key of its own, and lists it", async () => {
  const at = join(folder(), "hub");
  const file = join(folder(), "web.json");
  expect(await hubCli("init", "--dir", at, "--name", "信息部")).toMatchObject({ status: 0 });
  const wrong = await hubCli("service", "add", "--dir", at, "--name", "robot", "--file", file);
  expect(wrong).toMatchObject({ json: { error: { code: "malformed" } } });
  const made = await hubCli("service", "add", "--dir", at, "--name", "web", "--file", file);
  expect(made).toMatchObject({ status: 0, json: { service: "web", name: "web" } });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const kept = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
  expect(Object.keys(kept)).toEqual(
    expect.arrayContaining(["device", "token", "privateKey", "hubKey", "workspace"]),
  );
  expect(JSON.stringify(made.json)).not.toContain(kept.privateKey);
  const listed = await hubCli("service", "list", "--dir", at);
  expect(listed.json).toMatchObject({ services: [{ device: kept.device, service: "web", revoked: false }] });
});
