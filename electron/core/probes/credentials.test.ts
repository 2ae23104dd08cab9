import { describe, expect, test } from "vitest";
import { ask, coreOver, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { createMemoryProfile } from "../session/profile.ts";
import { credentialsAt } from "./credentials.ts";

const COMMUNITY = "geheim-3f-团体";
const PASSWORD = "口令-9981-secret";

function desk() {
  const profile = createMemoryProfile(testEnvironment(), { name: "王五", workspaceName: "测试" });
  const core = coreOver(profile);
  const site = run(core, { type: "site.set", set: { name: "东校区" } }).id as string;
  return { core, site, store: profile.store };
}

const V2 = { kind: "snmp", version: "2c", community: COMMUNITY };
const SMB = { kind: "smb", user: "wang", password: PASSWORD };

/** Everything the file holds, whatever table it is in. */
const holds = ({ db }: ReturnType<typeof desk>["store"], secret: string) =>
  (db as unknown as { serialize(): Buffer }).serialize().includes(Buffer.from(secret));

describe("what probes sign in with", () => {
  test("is handed out by site, and what is for any site where it has none of its own", () => {
    const { core, site, store } = desk();
    run(core, { type: "probe.setCredentials", site: null, credentials: V2 });
    run(core, { type: "probe.setCredentials", site, credentials: { ...V2, community: "other" } });
    run(core, { type: "probe.setCredentials", site: null, credentials: SMB });
    expect(credentialsAt(store.meta, site)).toEqual({
      snmp: { ...V2, community: "other" },
      smb: { ...SMB, domain: "" },
    });
    expect(credentialsAt(store.meta, null).snmp).toEqual(V2);
  });

  test("becomes no operation, and no query answers it", () => {
    const { core, site, store } = desk();
    const before = store.log.size();
    run(core, { type: "probe.setCredentials", site, credentials: V2 });
    run(core, { type: "probe.setCredentials", site: null, credentials: SMB });
    expect(store.log.size()).toBe(before);
    const listed = ask(core, "probe.credentials", {});
    expect(listed).toEqual([
      { site, kind: "snmp" },
      { site: null, kind: "smb" },
    ]);
    for (const name of ["preference.all", "session.get", "sync.status"]) {
      expect(JSON.stringify(core.query(name, {}))).not.toMatch(/geheim|9981/);
    }
    // It lies in one value of the store: no table that is exported, searched or synced has it.
    const tables = store.db
      .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name <> 'meta'")
      .pluck()
      .all()
      .filter((name) => !name.startsWith("sqlite_"));
    for (const table of tables) {
      const rows = JSON.stringify(store.db.prepare(`SELECT * FROM "${table}"`).all());
      expect(rows.includes("geheim") || rows.includes("9981"), table).toBe(false);
    }
  });

  test("is in no page of the file once it is forgotten, or replaced", () => {
    const { core, site, store } = desk();
    run(core, { type: "probe.setCredentials", site, credentials: V2 });
    run(core, { type: "probe.setCredentials", site, credentials: SMB });
    expect(holds(store, COMMUNITY)).toBe(true);
    run(core, { type: "probe.setCredentials", site, credentials: { ...V2, community: "neu" } });
    run(core, { type: "probe.forgetCredentials", site, kind: "smb" });
    expect(store.mustScrub()).toBe(true);
    store.scrub();
    expect(holds(store, COMMUNITY)).toBe(false);
    expect(holds(store, PASSWORD)).toBe(false);
    expect(ask(core, "probe.credentials", {})).toEqual([{ site, kind: "snmp" }]);
    expect(core.execute({ type: "probe.forgetCredentials", site, kind: "smb" })).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  });

  test.each([
    [
      "DES",
      {
        ...{ kind: "snmp", version: "3", user: "w", authProtocol: "sha", authKey: "12345678" },
        privProtocol: "des",
        privKey: PASSWORD,
      },
    ],
    [
      "a cipher without a digest",
      { kind: "snmp", version: "3", user: "w", privProtocol: "aes", privKey: PASSWORD },
    ],
    ["a digest without a key", { kind: "snmp", version: "3", user: "w", authProtocol: "sha256" }],
    ["a short key", { kind: "snmp", version: "3", user: "w", authProtocol: "sha256", authKey: "9981" }],
    ["a line break in a password", { ...SMB, password: `${PASSWORD}\nusername=root` }],
    ["another kind", { kind: "ssh", user: "w", password: PASSWORD }],
  ])("%s is refused, and the refusal repeats no secret", (_what, credentials) => {
    const { core, site, store } = desk();
    const outcome = core.execute({ type: "probe.setCredentials", site, credentials });
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).not.toContain("9981");
    expect(credentialsAt(store.meta, site)).toEqual({});
  });

  test("is kept for no site that is not there", () => {
    const { core } = desk();
    const site = "01900000-0000-7000-8000-000000000000";
    expect(core.execute({ type: "probe.setCredentials", site, credentials: V2 })).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  });
});
