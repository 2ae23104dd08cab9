import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemEnvironment } from "../../hub/compose.ts";
import { makeCertificate } from "../../hub/server/certificate.ts";
import { hubCli } from "../support/hub/hub-process.ts";

let root: string;
let dir: string;
let user: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "deskside-refused-"));
  dir = join(root, "hub");
  await hubCli("init", "--dir", dir, "--name", "信息部");
  const added = await hubCli("user", "add", "--dir", dir, "--name", "王芳", "--role", "lead");
  user = String(added.json.id);
});
afterAll(() => rm(root, { recursive: true }));

const codeOf = ({ json }: { json: Record<string, unknown> }) =>
  (json.error as { code?: string } | undefined)?.code ?? "done";

describe("an administrator's slip is told, not carried out", () => {
  test("pairing lines that no console could use", async () => {
    const pair = (...args: string[]) => hubCli("pair", "--dir", dir, "--user", user, ...args);
    const there = ["--address", "https://hub.example:8443"];
    for (const minutes of ["1e-9", "0.5", "0", "-1", "1441", "NaN", ""]) {
      expect([minutes, codeOf(await pair(...there, `--minutes=${minutes}`))]).toEqual([minutes, "malformed"]);
    }
    expect(codeOf(await pair(...there, "--minutes", "1"))).toBe("done");
    const odd = ["https://x/path", "https://x?q", "https://x/#f", "https://a@x", "https://a:b@x", "http://x"];
    for (const address of odd) {
      expect([address, codeOf(await pair("--address", address))]).toEqual([address, "malformed"]);
    }
    expect(codeOf(await pair("--address", "https://hub.example/"))).toBe("done");
  });

  test("names that read as something else; an older one can still be changed", async () => {
    const add = (name: string) => hubCli("user", "add", "--dir", dir, "--name", name, "--role", "lead");
    for (const name of ["a\nb", "a\u202eb", "\u200b", " ", "a\u2028b", "a\u0007b", "\ufeffa", "a\u2066b"]) {
      expect([name, codeOf(await add(name))]).toEqual([name, "malformed"]);
    }
    for (const name of ["O’Brien-王", "José Núñez", "محمد"]) expect(codeOf(await add(name))).toBe("done");
    const service = await hubCli(
      ...[
        "service",
        "add",
        "--dir",
        dir,
        "--name",
        "web",
        "--called",
        "a\nb",
        "--file",
        join(root, "web.json"),
      ],
    );
    expect(codeOf(service)).toBe("malformed");
    expect(codeOf(await hubCli("init", "--dir", join(root, "other"), "--name", "a\u202eb"))).toBe(
      "malformed",
    );
  });

  test("a certificate or key file that is none is named, and so is a pair that does not fit", async () => {
    const copy = join(root, "tls-hub");
    await hubCli("init", "--dir", copy, "--name", "信息部");
    const [cert, key] = [join(copy, "tls", "cert.pem"), join(copy, "tls", "key.pem")];
    const [goodCert, goodKey] = [await readFile(cert), await readFile(key)];
    const said = async () => {
      const { json } = await hubCli("serve", "--dir", copy, "--port", "0");
      const { code, message, path } = json.error as Record<string, string>;
      expect([code, message?.includes("PEM routines")]).toEqual(["malformed", false]);
      return path;
    };
    await writeFile(cert, "no certificate");
    expect(await said()).toBe(cert);
    const made = await hubCli("pair", "--dir", copy, "--user", user, "--address", "https://x");
    expect(codeOf(made)).toBe("malformed");
    await writeFile(cert, goodCert);
    await writeFile(key, "no key");
    expect(await said()).toBe(key);
    await writeFile(key, (await makeCertificate(systemEnvironment)).key);
    expect(await said()).toBe(key);
    await writeFile(key, goodKey);
  });
});

describe("a crafted backup", () => {
  type Line = { t: string; r: Record<string, unknown> };

  /** A backup of this hub with other rows, and the sum that belongs to them. */
  async function crafted(name: string, change: (rows: Line[]) => Line[]): Promise<string> {
    const good = join(root, "good.backup");
    await hubCli("backup", "--dir", dir, "--file", good);
    const [head = "", ...rest] = gunzipSync(await readFile(good))
      .toString("utf8")
      .trim()
      .split("\n");
    const rows = change(rest.slice(0, -1).map((line) => JSON.parse(line) as Line));
    const text = [head, ...rows.map((row) => JSON.stringify(row))].map((line) => `${line}\n`).join("");
    const sha256 = createHash("sha256").update(text).digest("hex");
    const file = join(root, name);
    await writeFile(file, gzipSync(`${text}${JSON.stringify({ rows: rows.length, sha256 })}\n`));
    return file;
  }

  test.each<[string, (rows: Line[]) => Line[]]>([
    ["a foreign column", (rows) => rows.map(({ t, r }) => ({ t, r: { ...r, foreign: 1 } }))],
    ["SQL for a column", (rows) => rows.map(({ t, r }) => ({ t, r: { ...r, 'x") values (1); --': 1 } }))],
    ["a row twice", (rows) => [...rows, ...rows.filter(({ t }) => t === "log_operation")]],
    ["no counter", (rows) => rows.filter(({ t }) => t !== "counter")],
    ["rows without their columns", (rows) => rows.map(({ t }) => ({ t, r: { id: "x" } }))],
  ])("with %s is refused by name, and leaves no half-made folder", async (what, change) => {
    const file = await crafted(`crafted-${what.length}.backup`, change);
    const empty = join(root, `new-${what.length}`);
    const { status, json } = await hubCli("restore", "--dir", empty, "--file", file);
    expect([status, codeOf({ json })]).toEqual([2, "malformed"]);
    expect(JSON.stringify(json)).not.toMatch(/SQLITE|column|constraint/i);
    expect(await readdir(empty)).toEqual([]);
    // A hub that is there stays as it is.
    const before = (await hubCli("user", "list", "--dir", dir)).json;
    expect(codeOf(await hubCli("restore", "--dir", dir, "--file", file))).toBe("malformed");
    expect((await hubCli("user", "list", "--dir", dir)).json).toEqual(before);
  });

  test("of one line without end is given up, at a cost that does not grow with it", async () => {
    const file = join(root, "endless.backup");
    await writeFile(file, gzipSync(Buffer.alloc(140 * 1024 * 1024, 0x20), { level: 1 }));
    expect(codeOf(await hubCli("restore", "--dir", join(root, "none"), "--file", file))).toBe("malformed");
  });
});
