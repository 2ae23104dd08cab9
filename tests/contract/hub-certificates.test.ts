import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCore } from "../../electron/core/compose.ts";
import type { Core } from "../../electron/core/compose.ts";
import { silentLog, uuidv7Maker } from "../../electron/core/environment.ts";
import { createProfile, openProfile } from "../../electron/core/session/profile.ts";
import { formatPairingCode, parsePairingCode } from "../../shared/protocol/pairing.ts";
import type { PairingCode } from "../../shared/protocol/pairing.ts";
import { testCertificate } from "../support/core/test-certificate.ts";
import type { TestCertificate } from "../support/core/test-certificate.ts";
import { hubCli, serveHub } from "../support/hub/hub-process.ts";
import type { HubProcess } from "../support/hub/hub-process.ts";
import { must } from "../support/sync/sync-office.ts";

// A hub as a process, its certificate replaced as an operator does it; consoles with their real stores.

const environment = {
  now: Date.now,
  uuidv7: uuidv7Maker(Date.now, randomBytes),
  randomBytes,
  log: silentLog,
};
const passphrase = "correct horse battery";

let next: TestCertificate;
let strange: TestCertificate;
let root: string;
let dir: string;
let hub: HubProcess;
let member: string;
const cores: Core[] = [];

beforeAll(async () => {
  [next, strange] = [await testCertificate(), await testCertificate()];
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "deskside-keys-"));
  dir = join(root, "hub");
  await hubCli("init", "--dir", dir, "--name", "信息部");
  hub = await serveHub(dir);
  member = String((await hubCli("user", "add", "--dir", dir, "--name", "王芳", "--role", "lead")).json.id);
});
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
  await hub.end();
  await rm(root, { recursive: true });
});

const certificate = (act: string, ...more: string[]) => hubCli("certificate", act, "--dir", dir, ...more);
const line = async (): Promise<PairingCode> => {
  const made = await hubCli("pair", "--dir", dir, "--user", member, "--address", hub.address);
  return parsePairingCode(String(made.json.code))!;
};
const open = (folder: string): Core => {
  const core = createCore({
    profile: must(openProfile({ folder, secret: { by: "passphrase", passphrase }, environment })),
    timer: () => () => {},
  });
  cores.push(core);
  return core;
};
const console = async (code: PairingCode, name = "laptop") => {
  const folder = join(root, name);
  const alone = { name: "单小明", workspaceName: "一个人" };
  const argon2 = { memoryKiB: 1024, passes: 1, lanes: 1 };
  must(
    createProfile({ folder, locale: "zh-CN", passphrase, alone, environment, argon2 }),
  ).profile.store.close();
  const core = open(folder);
  return { core, folder, paired: await core.sync.pair(formatPairingCode(code)) };
};
/** Puts a certificate in place and starts the hub again, at the address it had. */
async function replaceBy({ cert, key }: { cert: string; key: string }): Promise<string> {
  const { port } = new URL(hub.address);
  await hub.end();
  await writeFile(join(dir, "tls", "cert.pem"), cert);
  await writeFile(join(dir, "tls", "key.pem"), key);
  hub = await serveHub(dir, "--port", port);
  return hub.output();
}
const fileOf = async (text: string): Promise<string> => {
  const file = join(root, "announced.pem");
  await writeFile(file, text);
  return file;
};
const refused = { ok: false, problem: "certificate" };

describe("a hub's certificate is replaced", () => {
  test("by one whose key was announced: a console follows, also closed meanwhile and paired by an old line", async () => {
    const code = await line();
    const { keys, ...old } = code;
    expect(keys).toMatch(/^[0-9a-f]{64}$/);
    const { core, folder } = await console(old);
    expect(await core.sync.syncNow()).toMatchObject({ ok: true });

    const announced = await certificate("announce", "--file", await fileOf(next.cert));
    expect(announced.json).toMatchObject({
      keys: [
        { key: keys, served: true },
        { key: next.keyFingerprint, served: false },
      ],
      untold: [{ code: expect.any(String) as string }],
    });
    expect(await core.sync.syncNow()).toMatchObject({ ok: true });
    await core.close();
    cores.pop();

    expect(await replaceBy(next)).toContain('"announced":true');
    const again = open(folder);
    expect(await again.sync.syncNow()).toMatchObject({ ok: true });
    // Renewed with the same key.
    await replaceBy(await next.renewed());
    expect(await again.sync.syncNow()).toMatchObject({ ok: true });
    await replaceBy(strange);
    expect(await again.sync.syncNow()).toMatchObject(refused);
  });

  test("by one of a key that was not announced: it is refused, and the operator was told", async () => {
    const { core } = await console(await line());
    expect(await core.sync.syncNow()).toMatchObject({ ok: true });
    expect(await replaceBy(strange)).toContain('"announced":false');
    expect(await core.sync.syncNow()).toMatchObject(refused);
  });

  test("after the pairing line was made: the line is good before and after", async () => {
    await certificate("announce", "--file", await fileOf(next.key));
    const [early, late] = [await line(), await line()];
    expect((await console(early, "early")).paired).toMatchObject({ ok: true });
    await replaceBy(next);
    expect((await console(late, "late")).paired).toMatchObject({ ok: true });
    // Paired, and not synced since.
    expect(await cores[0]?.sync.syncNow()).toMatchObject({ ok: true });
  });

  test("and its old key retired: nobody who has it is taken for the hub any more", async () => {
    const stolen = { cert: join(root, "stolen.pem"), key: join(root, "stolen.key") };
    await copyFile(join(dir, "tls", "cert.pem"), stolen.cert);
    await copyFile(join(dir, "tls", "key.pem"), stolen.key);
    const { core } = await console(await line());
    const { keys } = await line();
    await certificate("announce", "--file", await fileOf(next.cert));
    expect(await core.sync.syncNow()).toMatchObject({ ok: true });
    expect(await certificate("retire", "--key", keys!)).toMatchObject({
      json: { ok: false, error: { code: "forbidden" } },
    });
    await replaceBy(next);
    expect((await certificate("retire", "--key", keys!)).json).toMatchObject({ retired: [{ key: keys }] });
    expect(await core.sync.syncNow()).toMatchObject({ ok: true });
    const { port } = new URL(hub.address);
    await hub.end();
    await copyFile(stolen.cert, join(dir, "tls", "cert.pem"));
    await copyFile(stolen.key, join(dir, "tls", "key.pem"));
    // The hub itself knows better than to serve it.
    const serving = await hubCli("serve", "--dir", dir, "--port", port);
    expect(serving.json).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await certificate("announce", "--file", stolen.cert);
    hub = await serveHub(dir, "--port", port);
    expect(await core.sync.syncNow()).toMatchObject(refused);
  });
});
