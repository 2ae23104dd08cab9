import { gzipSync, gunzipSync } from "node:zlib";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createHubService, restoreInto, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { backupRows, readBackup, writeBackup } from "../../hub/features/backup/backup-file.ts";
import { KEPT_MS } from "../../hub/features/files/sweep.ts";
import type { DumpRow, HubStore } from "../../hub/store/hub-store.ts";
import { SCHEMA } from "../../hub/program.ts";
import { enrol, must, newHub, pushAs, testEnvironment } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";
import { addressOf, attached, erased, fileClient, someBytes } from "../support/hub/file-client.ts";
import { servedOver } from "../support/hub/served-hub.ts";
import type { ServedHub } from "../support/hub/served-hub.ts";

// Files beside the log (ADR 37), over real HTTPS, on both engines.

const { engines, folder } = hubEngines();
const TICKET = "ticket:0190b0a0-0000-7000-8000-000000000001";
const MIB = 1024 * 1024;

let hubs: ServedHub[] = [];
afterEach(async () => {
  for (const hub of hubs) await hub.close();
  hubs = [];
});

const dumped = async (store: HubStore) => {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
};
const chunksIn = (rows: readonly DumpRow[]) => rows.filter(({ table }) => table === "file_chunk");

describe.each(engines)("files on $name", ({ open }) => {
  async function office(environment = systemEnvironment) {
    const store = await open();
    const service = await newHub(store, { environment });
    const hub = await servedOver(store, service);
    hubs.push(hub);
    const device = await enrol(service, "lead");
    const other = await enrol(service);
    const client = (of: TestDevice, at = hub) => fileClient(at.client, of);
    /** The record is in the log. */
    const name = async (bytes: Buffer, by = device) => {
      const file = attached(by, bytes, TICKET);
      const [answer] = must(await pushAs(service, by, [file.sealed])).answers;
      expect(answer?.status).toBe("accepted");
      return file;
    };
    return { store, service, hub, device, other, client, name };
  }

  test("come whole and are given, in ranges too, once a record names them; to nobody before", async () => {
    const { device, other, client, name, store } = await office();
    const bytes = someBytes(2 * MIB + 12_345);
    const address = addressOf(bytes);
    expect((await client(device).upload(bytes)).status).toBe(204);
    expect((await client(device).ask([address])).json).toEqual({ whole: [address] });
    expect((await client(other).ask([address])).json).toEqual({ whole: [] });
    for (const each of [device, other]) expect((await client(each).get(address)).status).toBe(404);

    await name(bytes);
    const got = await client(other).get(address);
    expect([got.status, got.body.equals(bytes)]).toEqual([200, true]);
    expect(got.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const part = await client(other).get(address, `bytes=${MIB - 5}-${MIB + 4}`);
    expect([part.status, part.body.equals(bytes.subarray(MIB - 5, MIB + 5))]).toEqual([206, true]);
    expect(part.headers["content-range"]).toBe(`bytes ${MIB - 5}-${MIB + 4}/${bytes.length}`);
    expect((await client(other).get(address, "bytes=-7")).body.equals(bytes.subarray(-7))).toBe(true);
    const beyond = await client(other).get(address, `bytes=${bytes.length}-`);
    expect([beyond.status, beyond.json]).toMatchObject([416, { error: { code: "range" } }]);
    expect(await verifyHub(store)).toMatchObject({ files: 1, problems: [] });
  });

  test("that are here are not taken again; two that bring the same at once both come through", async () => {
    const { device, other, client, name, store } = await office();
    const bytes = someBytes(100_000);
    const address = addressOf(bytes);
    const paths = [];
    for (const each of [device, other]) {
      paths.push(String((await client(each).begin({ address, size: bytes.length })).headers.location));
    }
    const sent = await Promise.all([
      client(device).send(paths[0]!, 0, bytes),
      client(other).send(paths[1]!, 0, bytes),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([204, 204]);
    expect(chunksIn(await dumped(store))).toHaveLength(1);
    await name(bytes);
    const again = await client(other).upload(bytes);
    expect([again.status, again.json]).toMatchObject([409, { error: { code: "alreadyHere" } }]);
  });

  test("go on where they stood, also in what came of a request that broke off", async () => {
    const { device, client, hub } = await office();
    const bytes = someBytes(MIB);
    const begun = await client(device).begin({ address: addressOf(bytes), size: bytes.length });
    const path = String(begun.headers.location);
    expect(path).toMatch(/^\/files\/uploads\/[0-9a-f-]{36}$/);
    await brokenOff(hub, device, path, bytes, 400_000);
    const at = await eventually(async () => {
      const offset = Number((await client(device).head(path)).headers["upload-offset"]);
      return offset > 0 ? offset : null;
    });
    expect(at).toBeGreaterThan(200_000);
    expect((await client(device).send(path, at, bytes.subarray(at))).status).toBe(204);
    expect((await client(device).head(path)).status).toBe(404);
    expect((await client(device).ask([addressOf(bytes)])).json).toEqual({ whole: [addressOf(bytes)] });
  });

  test("are in dump, backup and restore, and are given by the restored hub", async () => {
    const { store, device, client, name, service } = await office();
    const bytes = someBytes(MIB + 3);
    await client(device).upload(bytes);
    await name(bytes);
    const half = someBytes(50_000);
    const begun = await client(device).begin({ address: addressOf(half), size: half.length });
    await client(device).send(String(begun.headers.location), 0, half.subarray(0, 20_000));

    const file = join(folder(), `${service.facts.workspace}.backup`);
    expect(must(await writeBackup(store, systemEnvironment, file)).operations).toBeGreaterThan(0);
    const next = await open();
    must(await newHubFrom(next, file));
    const restored = await servedOver(next, await createHubService({ store: next }));
    hubs.push(restored);
    const there = client(device, restored);
    expect((await there.get(addressOf(bytes))).body.equals(bytes)).toBe(true);
    expect((await there.send(String(begun.headers.location), 20_000, half.subarray(20_000))).status).toBe(
      204,
    );
    expect(await verifyHub(next)).toMatchObject({ files: 2, problems: [] });

    // One flipped bit of a file is told before anything is restored.
    const text = gunzipSync(await readFile(file)).toString("utf8");
    const spoilt = text.replace(
      /("b64":")(.)/,
      (_all, start: string, letter: string) => start + (letter === "A" ? "B" : "A"),
    );
    await writeFile(`${file}-spoilt`, gzipSync(spoilt));
    expect((await readBackup(`${file}-spoilt`, SCHEMA)).ok).toBe(false);
  });

  test("go with the last record that names them, when it is erased; not with the first of two", async () => {
    const { store, service, device, client, name } = await office();
    const bytes = someBytes(MIB + 99);
    const address = addressOf(bytes);
    await client(device).upload(bytes);
    const [first, second] = [await name(bytes), await name(bytes)];
    must(await pushAs(service, device, [erased(device, first)]));
    expect((await client(device).get(address)).status).toBe(200);
    must(await pushAs(service, device, [erased(device, second)]));
    expect((await client(device).get(address)).status).toBe(404);
    const rows = await dumped(store);
    expect(chunksIn(rows)).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(address);
    expect(await verifyHub(store)).toMatchObject({ files: 0, problems: [] });
  });

  test("that nobody names, and uploads that nobody goes on with, are swept after days, no others", async () => {
    const environment = testEnvironment();
    const { store, device, other, client, name } = await office(environment);
    const [named, unnamed, half] = [someBytes(1000), someBytes(1001), someBytes(1002)];
    await client(device).upload(named);
    await name(named);
    await client(device).upload(unnamed);
    const begun = await client(device).begin({ address: addressOf(half), size: half.length });
    await client(device).send(String(begun.headers.location), 0, half.subarray(0, 10));
    const kept = async () => chunksIn(await dumped(store)).length;
    const begin = () => client(other).begin({ address: addressOf(named), size: 5 });
    environment.advance(KEPT_MS - 1);
    await begin();
    expect(await kept()).toBe(3);
    environment.advance(60 * 60_000 + 1);
    await begin();
    expect(await kept()).toBe(1);
    expect((await client(other).get(addressOf(named))).status).toBe(200);
  });
});

async function newHubFrom(store: HubStore, file: string) {
  return restoreInto(store, systemEnvironment, backupRows(file), null);
}

/** Sends a part of an upload and cuts the line. */
async function brokenOff(hub: ServedHub, { token }: TestDevice, path: string, bytes: Buffer, length: number) {
  const https = await import("node:https");
  await new Promise<void>((resolve) => {
    const request = https.request(new URL(path, hub.client.address), {
      method: "PATCH",
      agent: hub.client.agent,
      headers: {
        authorization: `Bearer ${token}`,
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": String(bytes.length),
      },
    });
    request.on("error", () => resolve());
    request.write(bytes.subarray(0, length), () => setTimeout(() => request.destroy(), 100));
  });
}

async function eventually<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    if (tries > 200) throw new Error("it never came");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
