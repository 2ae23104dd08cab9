import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createHubService, verifyHub } from "../../hub/compose.ts";
import { MAX_BLOB_BYTES } from "../../shared/blob/limits.ts";
import { HUB_ERRORS, hubError } from "../../shared/protocol/errors.ts";
import { FILE_PATHS } from "../../shared/protocol/files/file-paths.ts";
import { TestDevice, enrol, must, newHub, pullAll, pushAs } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";
import { addressOf, attached, fileClient, someBytes } from "../support/hub/file-client.ts";
import type { TestReply } from "../support/hub/https-client.ts";
import { servedOver } from "../support/hub/served-hub.ts";
import type { ServedHub } from "../support/hub/served-hub.ts";

// S36 and lying consoles: files are given only to who may see a record that names them, several hubs
// agree, and nothing that a console says of a file is believed.

vi.mock("../../shared/domain/kinds.ts", async (original) => {
  const { withGuardedTicket } = await import("../support/domain/guarded-ticket.ts");
  return withGuardedTicket(await original());
});

const { engines } = hubEngines();

let hubs: ServedHub[] = [];
afterEach(async () => {
  for (const hub of hubs) await hub.close();
  hubs = [];
});

function codeOf({ status, json }: TestReply): string {
  const { error } = hubError.parse(json);
  expect(status).toBe(HUB_ERRORS[error.code as keyof typeof HUB_ERRORS]);
  return error.code;
}

describe.each(engines)("files on $name", ({ name, open }) => {
  async function office() {
    const store = await open();
    const service = await newHub(store);
    const [hub, beside] = [
      await servedOver(store, service),
      await servedOver(store, await createHubService({ store })),
    ];
    hubs.push(hub, beside);
    const [lead, technician] = [await enrol(service, "lead"), await enrol(service)];
    return { store, service, hub, beside, lead, technician };
  }

  test("S36: are given, and said to be there, only to who may see a record that names them", async () => {
    const { service, hub, beside, lead, technician } = await office();
    const opening = lead.ticket("泄密调查");
    const ticket = opening.op.payload.ticket as string;
    const key = `ticket:${ticket}`;
    const restrict = (roles: string[] | null) =>
      lead.seal("ticket.restrict", { ticket, roles }, [key]).sealed;
    const [before, after] = [someBytes(3000), someBytes(3001)];
    const both = [before, after].map(addressOf);
    for (const bytes of [before, after])
      expect((await fileClient(hub.client, lead).upload(bytes)).status).toBe(204);
    const batch = [
      opening.sealed,
      attached(lead, before, key).sealed,
      restrict(["lead"]),
      attached(lead, after, key).sealed,
    ];
    expect(must(await pushAs(service, lead, batch)).answers.map(({ status }) => status)).toEqual(
      batch.map(() => "accepted"),
    );
    for (const each of [hub, beside]) {
      const inside = fileClient(each.client, lead);
      const outside = fileClient(each.client, technician);
      expect((await inside.ask(both)).json).toEqual({ whole: expect.arrayContaining(both) as unknown });
      expect((await outside.ask(both)).json).toEqual({ whole: [] });
      for (const address of both) {
        expect((await inside.get(address)).status).toBe(200);
        expect(codeOf(await outside.get(address))).toBe("notFound");
      }
    }
    // Nor is the record that names it, with its name and address.
    const shown = JSON.stringify(await pullAll(service, technician));
    for (const secret of [...both, "照片.jpg", key]) expect(shown).not.toContain(secret);

    // Seen with another record, or with the same one again, they are given.
    must(await pushAs(service, lead, [restrict(null)]));
    for (const address of both) {
      expect((await fileClient(beside.client, technician).get(address)).status).toBe(200);
    }
    must(await pushAs(service, lead, [restrict(["lead"])]));
    const other = technician.ticket("打印机卡纸");
    const otherKey = `ticket:${other.op.payload.ticket as string}`;
    must(await pushAs(service, technician, [other.sealed, attached(technician, before, otherKey).sealed]));
    expect((await fileClient(hub.client, technician).get(both[0]!)).status).toBe(200);
    expect((await fileClient(hub.client, technician).get(both[1]!)).status).toBe(404);
  });

  test("bytes that hash to something else are refused by name and thrown away", async () => {
    const { store, hub, technician } = await office();
    const client = fileClient(hub.client, technician);
    const [bytes, others] = [someBytes(70_000), someBytes(70_000)];
    expect(codeOf(await client.upload(others, addressOf(bytes)))).toBe("otherContent");
    expect((await client.ask([addressOf(bytes), addressOf(others)])).json).toEqual({ whole: [] });
    const rows = [];
    for await (const row of store.dump()) rows.push(row.table);
    expect(rows.filter((table) => table.startsWith("file"))).toEqual([]);
    expect((await client.upload(bytes)).status).toBe(204);
  });

  test("a size that is not kept: less waits for the rest, more is not taken", async () => {
    const { hub, technician } = await office();
    const client = fileClient(hub.client, technician);
    const bytes = someBytes(9000);
    const begin = async (size: number) =>
      String((await client.begin({ address: addressOf(bytes), size })).headers.location);
    const longer = await begin(9001);
    expect((await client.send(longer, 0, bytes)).status).toBe(204);
    expect((await client.ask([addressOf(bytes)])).json).toEqual({ whole: [] });
    const shorter = await begin(8999);
    expect(codeOf(await client.send(shorter, 0, bytes))).toBe("tooLarge");
    const chunked = await client
      .send(shorter, 0, bytes, { "transfer-encoding": "chunked" })
      .catch(() => null);
    if (chunked) expect(["tooLarge", "malformed", "otherContent"]).toContain(codeOf(chunked));
    expect((await client.ask([addressOf(bytes)])).json).toEqual({ whole: [] });
    expect((await client.upload(bytes)).status).toBe(204);
  });

  test("what no file may be is not begun", async () => {
    const { hub, technician } = await office();
    const client = fileClient(hub.client, technician);
    const address = addressOf(someBytes(10));
    expect(codeOf(await client.begin({ address, size: 2 * 1024 ** 3 }))).toBe("tooLarge");
    expect(codeOf(await client.begin({ address, size: MAX_BLOB_BYTES + 1 }))).toBe("tooLarge");
    for (const size of [0, "-1", "1e9", "NaN", "0x10", "9007199254740993", ""]) {
      expect(["malformed", "tooLarge"]).toContain(codeOf(await client.begin({ address, size })));
    }
    for (const wrong of ["", "../../etc/passwd", address.toUpperCase(), `${address}0`, "照片"]) {
      expect(codeOf(await client.begin({ address: wrong, size: 10 }))).toBe("malformed");
    }
    const deferred = { "upload-length": "", "upload-defer-length": "1" };
    expect(codeOf(await client.begin({ address, size: 10 }, deferred))).toBe("malformed");
    expect(codeOf(await client.begin({ address, size: 10 }, { "tus-resumable": "0.9" }))).toBe("malformed");
    const override = { "x-http-method-override": "DELETE" };
    const begun = await client.begin({ address, size: 10 }, override);
    expect([begun.status, begun.headers["access-control-allow-origin"]]).toEqual([201, undefined]);
  });

  test("another device's upload is none: it can be neither looked at nor added to", async () => {
    const { hub, beside, lead, technician } = await office();
    const bytes = someBytes(5000);
    const begun = await fileClient(hub.client, lead).begin({ address: addressOf(bytes), size: 5000 });
    const path = String(begun.headers.location);
    for (const each of [hub, beside]) {
      const stranger = fileClient(each.client, technician);
      expect((await stranger.head(path)).status).toBe(404);
      expect(codeOf(await stranger.send(path, 0, bytes))).toBe("notFound");
      expect(codeOf(await stranger.send(`${FILE_PATHS.uploads}/${randomUUID()}`, 0, bytes))).toBe("notFound");
      expect(codeOf(await stranger.send(`${FILE_PATHS.uploads}/..%2f..%2fx`, 0, bytes))).toBe("malformed");
    }
    expect((await fileClient(beside.client, lead).send(path, 0, bytes)).status).toBe(204);
  });

  test("two that send at one place at the same time, to one hub and to two: one counts", async () => {
    const { store, hub, beside, technician } = await office();
    for (const second of [hub, beside]) {
      const bytes = someBytes(300_000);
      const [one, two] = [hub, second].map(({ client }) => fileClient(client, technician));
      const begun = await one!.begin({ address: addressOf(bytes), size: bytes.length });
      const path = String(begun.headers.location);
      const half = bytes.subarray(0, 200_000);
      const sent = await Promise.all([one!, two!].map((each) => each.send(path, 0, half)));
      expect(sent.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(codeOf(sent.find(({ status }) => status === 409)!)).toBe("offset");
      expect((await two!.head(path)).headers["upload-offset"]).toBe("200000");
      expect((await two!.send(path, 200_000, bytes.subarray(200_000))).status).toBe(204);
      expect((await one!.ask([addressOf(bytes)])).json).toEqual({ whole: [addressOf(bytes)] });
    }
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("a device has a bounded number of uploads on their way; the same one begun again is one", async () => {
    const { hub, technician, lead } = await office();
    const client = fileClient(hub.client, technician);
    const begin = (text: string) => client.begin({ address: addressOf(Buffer.from(text)), size: 5 });
    for (let count = 0; count < 30; count += 1) expect((await begin("same")).status).toBe(201);
    const codes = [];
    for (let count = 0; count < 12; count += 1) codes.push((await begin(`file ${count}`)).status);
    expect(codes).toEqual([...Array.from({ length: 7 }, () => 201), ...Array.from({ length: 5 }, () => 429)]);
    const other = fileClient(hub.client, lead);
    expect((await other.begin({ address: addressOf(Buffer.from("x")), size: 5 })).status).toBe(201);
  });

  test("packed bytes, a body with the creation and a body of another type are not taken for the file", async () => {
    const { hub, technician } = await office();
    const client = fileClient(hub.client, technician);
    const bytes = Buffer.alloc(20_000, "a");
    const address = addressOf(bytes);
    const asBytes = { "content-type": "application/offset+octet-stream" };
    const begun = await client.begin({ address, size: bytes.length, body: bytes }, asBytes);
    const path = String(begun.headers.location);
    expect((await client.head(path)).headers["upload-offset"]).toBe("0");
    const packed = { "content-encoding": "gzip" };
    expect(codeOf(await client.send(path, 0, gzipSync(bytes), packed))).toBe("malformed");
    const asJson = { "content-type": "application/json" };
    expect(codeOf(await client.send(path, 0, bytes, asJson))).toBe("malformed");
    expect((await client.head(path)).headers["upload-offset"]).toBe("0");
    expect((await client.ask([address])).json).toEqual({ whole: [] });
  });

  if (name === "SQLite") {
    test("a revoked device and one that nobody paired bring and get nothing", async () => {
      const { service, hub, lead } = await office();
      const bytes = someBytes(100);
      await fileClient(hub.client, lead).upload(bytes);
      must(await service.administration.revokeDevice(lead.id));
      const client = fileClient(hub.client, lead);
      expect(codeOf(await client.get(addressOf(bytes)))).toBe("revoked");
      expect(codeOf(await client.ask([addressOf(bytes)]))).toBe("revoked");
      expect(codeOf(await client.begin({ address: addressOf(bytes), size: 100 }))).toBe("revoked");
      const nobody = new TestDevice();
      nobody.token = "x".repeat(43);
      expect(codeOf(await fileClient(hub.client, nobody).get(addressOf(bytes)))).toBe("unauthenticated");
    });
  }
});
