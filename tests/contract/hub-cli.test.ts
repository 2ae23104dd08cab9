import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePairingCode } from "../../shared/protocol/pairing.ts";
import { TestDevice } from "../support/hub/device.ts";
import { hubCli, hubCliProcess, serveHub } from "../support/hub/hub-process.ts";
import type { HubProcess } from "../support/hub/hub-process.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import { handshakeReply } from "../../shared/protocol/handshake.ts";
import { pairReply } from "../../shared/protocol/pairing.ts";
import { pullReply } from "../../shared/protocol/pull.ts";
import { pushReply } from "../../shared/protocol/push.ts";
import { reofferReply } from "../../shared/protocol/reoffer.ts";

// The command line as an administrator uses it; in the first test each command is a process.

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "deskside-cli-"));
});
afterAll(() => rm(root, { recursive: true }));

const pairOver = async (hub: HubProcess, line: string, device = new TestDevice()) => {
  const code = parsePairingCode(line)!;
  expect(code.address).toBe(hub.address);
  const reply = await hub.client.ask({ path: "/v1/pair", body: device.pairRequest(code.secret) });
  const { token, workspace, member, code: own } = pairReply.parse(reply.json);
  return Object.assign(device, { token, workspace, member: member.id, code: own });
};

const pushOver = async (hub: HubProcess, device: TestDevice, epoch: number, count: number) => {
  const body = { epoch, operations: device.tickets(count) };
  const reply = await hub.client.ask({ path: "/v1/push", token: device.token, body });
  return pushReply.parse(reply.json).answers.map(({ status }) => status);
};

const logOf = async (hub: HubProcess, device: TestDevice, epoch: number) => {
  const path = `/v1/pull?epoch=${epoch}&feed=0`;
  const reply = await hub.client.ask({ method: "GET", path, token: device.token });
  return pullReply.parse(reply.json).operations;
};

describe("a hub from init to restore, administered while it serves", () => {
  test("init, serve, user, pair, revoke, backup, restore, verify", async () => {
    const dir = join(root, "hub");
    const made = await hubCliProcess("init", "--dir", dir, "--name", "信息部");
    expect(made).toMatchObject({ status: 0, json: { ok: true, engine: "sqlite" } });

    const hub = await serveHub(dir);
    const lead = await hubCliProcess("user", "add", "--dir", dir, "--name", "王芳", "--role", "lead");
    const id = String(lead.json.id);
    const pairing = await hubCliProcess("pair", "--dir", dir, "--user", id, "--address", hub.address);
    expect(parsePairingCode(String(pairing.json.code))?.fingerprint).toBe(made.json.fingerprint);
    const device = await pairOver(hub, String(pairing.json.code));

    // A console hears of what the command line does beside the serving process.
    const stream = hub.client.notices(device.token);
    const before = await stream.next();
    await hubCliProcess("user", "add", "--dir", dir, "--name", "李强", "--role", "technician");
    let head = await stream.next();
    while (head.feed <= before.feed) head = await stream.next();
    stream.close();

    expect(await pushOver(hub, device, 1, 3)).toEqual(Array(3).fill("accepted"));
    const file = join(root, "night.backup");
    const written = await hubCliProcess("backup", "--dir", dir, "--file", file);
    expect(written).toMatchObject({ status: 0, json: { operations: 6 } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await pushOver(hub, device, 1, 2)).toEqual(Array(2).fill("accepted"));
    const known = await logOf(hub, device, 1);

    const refused = await hubCliProcess("restore", "--dir", dir, "--file", file);
    expect(refused).toMatchObject({ status: 1, json: { ok: false, error: { code: "forbidden" } } });
    const twice = await hubCliProcess("serve", "--dir", dir, "--port", "0");
    expect(twice).toMatchObject({ status: 1, json: { ok: false, error: { code: "forbidden" } } });
    expect(await hub.end()).toBe(0);

    const restored = await hubCliProcess("restore", "--dir", dir, "--file", file);
    expect(restored).toMatchObject({ status: 0, json: { operations: 6 } });
    const epoch = Number(restored.json.epoch);
    const again = await serveHub(dir);
    const shaken = await again.client.ask({
      path: "/v1/handshake",
      token: device.token,
      body: device.handshakeRequest({ epoch: 1, feed: 8 }),
    });
    expect(handshakeReply.parse(shaken.json)).toMatchObject({ epoch, gaps: [restored.json.gap] });
    const operations = known.slice(6).map(({ feed: _feed, ...rest }) => rest);
    const given = await again.client.ask({
      path: "/v1/reoffer",
      token: device.token,
      body: { epoch, operations },
    });
    expect(reofferReply.parse(given.json).answers.map(({ status }) => status)).toEqual(["taken", "taken"]);
    expect(await pushOver(again, device, epoch, 1)).toEqual(["accepted"]);

    const listed = await hubCliProcess("revoke", "--dir", dir);
    // The hub's own service, by which its timers write, is no member's.
    const devices = (listed.json.devices as { member: string }[]).filter(({ member }) => member !== "");
    expect(devices).toMatchObject([{ id: device.id, revoked: false, operations: 6 }]);
    expect(await hubCliProcess("revoke", "--dir", dir, "--device", device.id)).toMatchObject({ status: 0 });
    const late = await again.client.ask({ path: "/v1/missing", token: device.token, body: { ids: [] } });
    expect(late).toMatchObject({ status: 403, json: { error: { code: "revoked" } } });
    expect(await hubCliProcess("verify", "--dir", dir)).toMatchObject({
      status: 0,
      json: { ok: true, operations: expect.any(Number), problems: [] },
    });
    // What was there before the restore was kept, and is itself a backup.
    const kept = String(restored.json.kept);
    expect(await again.end()).toBe(0);
    expect(await hubCliProcess("restore", "--dir", join(root, "copy"), "--file", kept)).toMatchObject({
      status: 0,
      json: { operations: 8 },
    });

    // No secret was ever shown beside the pairing line, nor is one readable by others.
    const token = (await readFile(join(dir, "operator-token"), "utf8")).trim();
    for (const text of [hub.output(), again.output(), made.stdout, written.stdout, restored.stdout]) {
      for (const secret of [token, device.token, parsePairingCode(String(pairing.json.code))!.secret]) {
        expect(text).not.toContain(secret);
      }
      expect(text).not.toContain("王芳");
    }
    for (const name of await readdir(dir, { recursive: true })) {
      const { mode } = await stat(join(dir, name));
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
  });

  test("a backup of SQLite restores into PostgreSQL and back", async () => {
    const postgres = await startPostgres();
    try {
      const [small, large, back] = ["small", "large", "back"].map((name) => join(root, name));
      await hubCli("init", "--dir", small!, "--name", "信息部");
      const user = await hubCli("user", "add", "--dir", small!, "--name", "王芳", "--role", "lead");
      const file = join(root, "small.backup");
      await hubCli("backup", "--dir", small!, "--file", file);
      const urlFile = join(root, "url");
      await writeFile(urlFile, await postgres.newDatabase());
      const moved = await hubCli("restore", "--dir", large!, "--file", file, "--postgres-url-file", urlFile);
      expect(moved).toMatchObject({ status: 0, json: { operations: 1 } });
      expect(await hubCli("verify", "--dir", large!)).toMatchObject({ status: 0, json: { operations: 1 } });
      const id = String(user.json.id);
      expect(await hubCli("user", "role", "--dir", large!, "--user", id, "--role", "manager")).toMatchObject({
        json: { role: "manager" },
      });
      const second = join(root, "large.backup");
      await hubCli("backup", "--dir", large!, "--file", second);
      await hubCli("restore", "--dir", back!, "--file", second);
      expect(await hubCli("verify", "--dir", back!)).toMatchObject({ status: 0, json: { operations: 2 } });
      const users = await hubCli("user", "list", "--dir", back!);
      expect(users.json.users).toEqual([{ id, name: "王芳", role: "manager", active: true }]);
    } finally {
      await postgres.stop();
    }
  });
});

describe("what the command line refuses", () => {
  test("unknown commands and options, missing and wrong values: a typed error, status 2, nothing changed", async () => {
    const dir = join(root, "strict");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    const inHub = ["--dir", dir];
    const wrong: [string[], string][] = [
      [["user", "add", ...inHub, "--name", "王芳", "--role", "king"], "role"],
      [["user", "add", ...inHub, "--role", "lead"], "name"],
      [["user", "add", ...inHub, "--name", " ", "--role", "lead"], "name"],
      [["user", "paint", ...inHub], ""],
      [["user", "list"], "dir"],
      [["pair", ...inHub, "--user", "x", "--address", "http://a:1"], "address"],
      [["serve", ...inHub, "--port", "http"], "port"],
      [["backup", ...inHub, "--colour", "red"], ""],
    ];
    for (const [args, path] of wrong) {
      const { status, json } = await hubCli(...args);
      expect([args[0], status, json]).toMatchObject([
        args[0],
        2,
        { ok: false, error: { code: "malformed", path } },
      ]);
    }
    expect((await hubCli("paint")).status).toBe(2);
    expect((await hubCli("user", "list", ...inHub)).json.users).toEqual([]);
    const nobody = await hubCli("pair", ...inHub, "--user", "nobody", "--address", "https://127.0.0.1:1");
    expect(nobody.json).toMatchObject({ ok: false, error: { code: "notFound" } });
  });

  test("init does not touch a hub that is there", async () => {
    const dir = join(root, "once");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    const key = await readFile(join(dir, "tls", "key.pem"), "utf8");
    expect(await hubCli("init", "--dir", dir, "--name", "别的")).toMatchObject({ status: 1 });
    expect(await readFile(join(dir, "tls", "key.pem"), "utf8")).toBe(key);
  });

  test("a backup that is cut off, changed, foreign or none restores nothing", async () => {
    const [dir, other] = [join(root, "keep"), join(root, "other")];
    await hubCli("init", "--dir", dir, "--name", "信息部");
    await hubCli("user", "add", "--dir", dir, "--name", "王芳", "--role", "lead");
    await hubCli("init", "--dir", other, "--name", "别的");
    const good = join(root, "good.backup");
    const foreign = join(root, "foreign.backup");
    await hubCli("backup", "--dir", dir, "--file", good);
    await hubCli("backup", "--dir", other, "--file", foreign);
    const bytes = await readFile(good);
    const cut = join(root, "cut.backup");
    await writeFile(cut, bytes.subarray(0, bytes.length - 20));
    const changed = join(root, "changed.backup");
    const flipped = Buffer.from(bytes);
    flipped[Math.floor(bytes.length / 2)]! ^= 0x40;
    await writeFile(changed, flipped);
    const none = join(root, "none.backup");
    await writeFile(none, "hello");
    for (const [file, code] of [
      [cut, "malformed"],
      [changed, "malformed"],
      [none, "malformed"],
      [join(root, "absent.backup"), "notFound"],
      [foreign, "wrongWorkspace"],
    ] as const) {
      const { status, json } = await hubCli("restore", "--dir", dir, "--file", file);
      expect([file, json]).toMatchObject([file, { ok: false, error: { code } }]);
      expect(status).not.toBe(0);
    }
    expect(await hubCli("verify", "--dir", dir)).toMatchObject({ status: 0, json: { operations: 1 } });
  });

  test("a database beyond reading is set aside, not lost, and the backup takes its place", async () => {
    const dir = join(root, "damaged");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    const file = join(root, "before-damage.backup");
    await hubCli("backup", "--dir", dir, "--file", file);
    await copyFile(join(dir, "hub.json"), join(dir, "hub.db"));
    const restored = await hubCli("restore", "--dir", dir, "--file", file);
    expect(restored).toMatchObject({ status: 0 });
    expect(await readFile(String(restored.json.kept), "utf8")).toContain("sqlite");
    expect(await hubCli("verify", "--dir", dir)).toMatchObject({ status: 0 });
  });

  test("a database with damaged pages is set aside too, and the backup takes its place", async () => {
    const dir = join(root, "pages");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    for (let count = 0; count < 40; count += 1) {
      await hubCli("user", "add", "--dir", dir, "--name", `王芳${count}`, "--role", "lead");
    }
    const file = join(root, "before-pages.backup");
    await hubCli("backup", "--dir", dir, "--file", file);
    const database = join(dir, "hub.db");
    const bytes = await readFile(database);
    // Everything but the first page, so that the file still opens.
    await writeFile(database, bytes.fill(0x5a, 4096));
    const broken = await hubCli("verify", "--dir", dir);
    expect(broken).toMatchObject({ status: 1, json: { error: { code: "internal", path: "dir" } } });
    const restored = await hubCli("restore", "--dir", dir, "--file", file);
    expect(restored).toMatchObject({ status: 0, json: { operations: 40 } });
    expect((await stat(String(restored.json.kept))).size).toBe(bytes.length);
    expect(await hubCli("verify", "--dir", dir)).toMatchObject({ status: 0, json: { operations: 40 } });
  });

  test("a backup replaces an older backup of its hub and nothing else, least of all the database", async () => {
    const [dir, other] = [join(root, "careful"), join(root, "neighbour")];
    await hubCli("init", "--dir", dir, "--name", "信息部");
    await hubCli("user", "add", "--dir", dir, "--name", "王芳", "--role", "lead");
    await hubCli("init", "--dir", other, "--name", "别的");
    const rotated = join(root, "rotated.backup");
    for (let night = 0; night < 2; night += 1) {
      expect(await hubCli("backup", "--dir", dir, "--file", rotated)).toMatchObject({ status: 0 });
    }
    const text = join(root, "notes.txt");
    await writeFile(text, "keep me");
    for (const [from, file, code] of [
      [dir, join(dir, "hub.db"), "forbidden"],
      [dir, join(dir, "tls", "key.pem"), "forbidden"],
      [dir, text, "forbidden"],
      [dir, root, "forbidden"],
      [other, rotated, "forbidden"],
      [dir, join(root, "nowhere", "x.backup"), "notFound"],
    ] as const) {
      const { status, json } = await hubCli("backup", "--dir", from, "--file", file);
      expect([file, status, json]).toMatchObject([file, 1, { ok: false, error: { code, path: "file" } }]);
    }
    expect(await readFile(text, "utf8")).toBe("keep me");
    expect((await readdir(root)).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(await hubCli("verify", "--dir", dir)).toMatchObject({ status: 0, json: { operations: 1 } });
  });

  test("what the machine refuses is a typed answer, not a failure of the hub", async () => {
    const dir = join(root, "machine");
    await hubCli("init", "--dir", dir, "--name", "信息部");
    const hub = await serveHub(dir);
    const second = join(root, "second");
    await hubCli("init", "--dir", second, "--name", "别的");
    const broken = join(root, "broken");
    await mkdir(broken);
    await writeFile(join(broken, "hub.json"), "{");
    const file = join(root, "a-file");
    await writeFile(file, "");
    const absent = join(root, "absent");
    const address = ["--address", "https://127.0.0.1:1"];
    for (const [args, code] of [
      [["serve", "--dir", second, "--port", new URL(hub.address).port], "forbidden"],
      [["serve", "--dir", second, "--port", ""], "malformed"],
      [["serve", "--dir", absent], "notFound"],
      [["verify", "--dir", absent], "notFound"],
      [["pair", "--dir", absent, "--user", "x", ...address], "notFound"],
      [["user", "list", "--dir", broken], "malformed"],
      [["init", "--dir", broken, "--name", "x"], "malformed"],
      [["verify", "--dir", file], "malformed"],
      [["init", "--dir", file, "--name", "x"], "malformed"],
    ] as const) {
      const run = args[0] === "serve" ? hubCliProcess : hubCli;
      const { status, json } = await run(...args);
      expect([args, json]).toMatchObject([args, { ok: false, error: { code } }]);
      expect(status).not.toBe(0);
    }
    expect((await hub.client.ask({ method: "GET", path: "/healthz" })).status).toBe(200);
    expect(await hub.end()).toBe(0);
  });
});
