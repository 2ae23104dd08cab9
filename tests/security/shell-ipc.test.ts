import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { deskChannels } from "../../electron/main/ipc/channels.ts";
import type { DeskHandlers } from "../../electron/main/ipc/channels.ts";
import { grantedPaths } from "../../electron/main/ipc/granted-paths.ts";
import { measure } from "../../electron/main/ipc/measure.ts";
import { maySpeak } from "../../electron/main/ipc/sender.ts";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import { CORE_ERRORS, MAX_REQUEST_CHARS, jobOf } from "../../shared/ipc/contract.ts";
import type { CoreRequest } from "../../shared/ipc/contract.ts";
import { JOBS_WITH_FILES } from "../../shared/ipc/job-files.ts";
import { job } from "../../shared/ipc/jobs.ts";
import { hostileJson, hostileRequest } from "./hostile-values.ts";

describe("S13: who may speak to main", () => {
  const windows = new Set([7]);
  const good = { contents: 7, url: "app://desk/#/queue", mainFrame: true };

  test("the main frame of a known window on the application's origin", () => {
    expect(maySpeak(good, windows)).toBe(true);
  });

  test.each([
    ["an unknown window", { ...good, contents: 8 }],
    ["a subframe", { ...good, mainFrame: false }],
    ["a frame that is gone", { ...good, url: null }],
    ["another origin", { ...good, url: "https://example.com/" }],
    ["a host that begins like ours", { ...good, url: "app://desk.evil/" }],
    ["another host of our scheme", { ...good, url: "app://other/" }],
    ["an empty page", { ...good, url: "about:blank" }],
    ["no address", { ...good, url: "" }],
    ["a file", { ...good, url: "file:///app/dist/renderer/index.html" }],
  ])("not %s", (_what, sender) => {
    expect(maySpeak(sender, windows)).toBe(false);
  });
});

const calls: string[] = [];
const called =
  <R>(name: string, reply: R) =>
  (): R => {
    calls.push(name);
    return reply;
  };
const handlers: DeskHandlers = {
  request: (request) => {
    calls.push("request");
    return Promise.resolve({ id: request.id, ok: true, result: null });
  },
  app: called("app", { phase: "ready", locale: "zh-CN" }),
  createProfile: called("createProfile", Promise.resolve({ ok: true, value: { recoveryKey: "R" } })),
  enterDesk: called("enterDesk", Promise.resolve({ ok: true, value: null })),
  unlock: called("unlock", Promise.resolve({ ok: true, value: null })),
  restore: called("restore", Promise.resolve({ ok: true, value: { operations: 1, aside: null } })),
  pickFiles: called("pickFiles", Promise.resolve(["/tmp/a"])),
  dropped: called("dropped", undefined),
  printers: called("printers", Promise.resolve({ ok: true, value: [] })),
  print: called(
    "print",
    Promise.resolve({ ok: true, value: { printer: "P", title: "T", number: "N", replaced: [] } }),
  ),
  openExternal: called("openExternal", Promise.resolve(true)),
  setLocale: called("setLocale", undefined),
  setLooks: called("setLooks", undefined),
  left: called("left", undefined),
  actOnWindow: called("actOnWindow", undefined),
};
const channels = new Map(deskChannels(handlers).map((channel) => [channel.name, channel]));
const ask = (name: string, ...args: unknown[]): Promise<unknown> => {
  const channel = channels.get(name);
  if (!channel) throw new Error(`no channel ${name}`);
  return channel.answer(args);
};

/** What each channel may answer at all. */
function isTyped(name: string, reply: unknown): boolean {
  const isError = (error: unknown): boolean =>
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    (CORE_ERRORS as readonly unknown[]).includes(error.code) &&
    "message" in error &&
    typeof error.message === "string" &&
    "path" in error &&
    typeof error.path === "string";
  if (name === CHANNELS.openExternal) return typeof reply === "boolean";
  const silent: string[] = [
    CHANNELS.setLocale,
    CHANNELS.setLooks,
    CHANNELS.dropped,
    CHANNELS.left,
    CHANNELS.window,
  ];
  if (silent.includes(name)) return reply === null;
  if (name === CHANNELS.pickFiles) return reply === null || Array.isArray(reply);
  if (typeof reply !== "object" || reply === null) return false;
  if (name === CHANNELS.app) return "phase" in reply && "locale" in reply;
  if (!("ok" in reply)) return false;
  if (name === CHANNELS.request && !("id" in reply && typeof reply.id === "number")) return false;
  return reply.ok === true || (reply.ok === false && "error" in reply && isError(reply.error));
}

describe("S14: every channel checks its argument and answers in its type", () => {
  test("every channel that a page can call has its definition", () => {
    const events: string[] = [CHANNELS.event, CHANNELS.appEvent, CHANNELS.looksEvent, CHANNELS.leaveEvent];
    expect([...channels.keys()].sort()).toEqual(
      Object.values(CHANNELS)
        .filter((name) => !events.includes(name))
        .sort(),
    );
  });

  test.each([...channels.keys()])("%s: hostile values", async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(hostileRequest, hostileJson), { maxLength: 3 }), async (args) => {
        const reply = await ask(name, ...args);
        expect(isTyped(name, reply), JSON.stringify(reply)).toBe(true);
      }),
      { seed: 14, numRuns: 600 },
    );
  });

  test.each([...channels.keys()])("%s: things that are not plain data are malformed", async (name) => {
    calls.length = 0;
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    let deep: unknown = "end";
    for (let depth = 0; depth < 40; depth++) deep = [deep];
    const odd = [
      new Map([["id", 1]]),
      new Date(0),
      10n,
      Symbol("x"),
      () => 1,
      new Uint8Array(9),
      cycle,
      deep,
      NaN,
      /x/,
    ];
    for (const value of odd) expect(isTyped(name, await ask(name, value))).toBe(true);
    expect(calls).toEqual([]);
  });

  test.each([...channels.keys()])("%s: a second argument is refused", async (name) => {
    calls.length = 0;
    expect(isTyped(name, await ask(name, undefined, undefined))).toBe(true);
    expect(calls).toEqual([]);
  });

  test("a request says what is wrong and where, under its own id", async () => {
    expect(await ask(CHANNELS.request, { id: 4, kind: "cancel", job: "x" })).toMatchObject({
      id: 4,
      ok: false,
      error: { code: "malformed", path: "job" },
    });
    const large = { id: 5, kind: "execute", command: { type: "x", text: "a".repeat(MAX_REQUEST_CHARS) } };
    expect(await ask(CHANNELS.request, large)).toMatchObject({ id: 5, error: { code: "tooLarge" } });
    expect(await ask(CHANNELS.request, "x")).toMatchObject({ id: -1, error: { code: "malformed" } });
  });

  test("a handler that throws is answered as internal, without its words", async () => {
    const broken = deskChannels({
      ...handlers,
      unlock: () => Promise.reject(new Error("passphrase hunter2")),
    }).find(({ name }) => name === CHANNELS.unlock);
    const reply = await broken?.answer([{ passphrase: "x", recoveryKey: null }]);
    expect(reply).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(reply)).not.toContain("hunter2");
  });
});

describe("S14: measuring", () => {
  test("gives up at its limit without walking on", () => {
    // A sparse array of four billion places costs its sender nothing.
    expect(measure(new Array(4_000_000_000), 1000)).toEqual({ ok: false, code: "tooLarge" });
    let touched = 0;
    const trap = Array.from({ length: 1000 }, () => "x".repeat(100));
    const counted = new Proxy(trap, {
      get(target, key, receiver): unknown {
        if (typeof key === "string" && /^\d+$/.test(key)) touched += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(measure(counted, 5000)).toEqual({ ok: false, code: "tooLarge" });
    expect(touched).toBeLessThan(60);
  });

  test("is never far below the JSON it stands for", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const measured = measure(value, 1e9);
        // Escapes can make JSON longer than the text itself, at most sixfold.
        if (measured.ok) expect(measured.chars * 6).toBeGreaterThanOrEqual(JSON.stringify(value).length / 2);
      }),
      { seed: 3 },
    );
  });
});

describe("S14: files only where the user pointed", () => {
  const requests: [CoreRequest, string][] = [
    [{ id: 1, kind: "import", paths: ["/chosen", "/etc/shadow"], dryRun: true }, "paths.1"],
    [{ id: 2, kind: "export", what: "log", format: "csv", file: "/home/user/.bashrc" }, "file"],
    [{ id: 3, kind: "backup", file: "/other" }, "file"],
    [{ id: 4, kind: "job", name: "backup", params: { file: "/other" } }, "file"],
    [{ id: 5, kind: "job", name: "import", params: { paths: ["/etc/shadow"], dryRun: false } }, "paths.0"],
  ];

  test.each(requests)("%j", (request, where) => {
    const granted = grantedPaths();
    const { name } = jobOf(request) as { name: string };
    const all = (purpose: string) => {
      granted.grant(purpose, "read", ["/etc/shadow"]);
      granted.grant(purpose, "write", ["/home/user/.bashrc", "/other"]);
    };
    granted.grant(name, "read", ["/chosen"]);
    // What was chosen for other things is not chosen for this.
    for (const purpose of [...JOBS_WITH_FILES, "restore"]) if (purpose !== name) all(purpose);
    expect(granted.refuse(request)).toMatchObject({
      id: request.id,
      error: { code: "forbidden", path: where },
    });
    all(name);
    expect(granted.refuse(request)).toBeNull();
  });

  test("a job of its own needs no line of code here: its declaration is enough", () => {
    const label = job({
      about: "Prints a label over a template.",
      permission: null,
      params: z.object({
        number: z.string(),
        template: z.object({ front: z.string(), back: z.string().optional() }),
        copies: z.number().default(1),
        file: z.string().default("/etc/cron.d/by-default"),
      }),
      texts: { number: "text", template: "read", file: "write" },
      long: false,
    });
    const granted = grantedPaths({ label });
    const ask = (params: Record<string, unknown>) =>
      granted.refuse({ id: 7, kind: "job", name: "label", params });
    const refused = (path: string) => ({ id: 7, ok: false, error: { code: "forbidden", path } });
    const template = { front: "/t/front", back: "/t/back" };
    const whole = { number: "/etc/shadow", template, file: "/out.pdf" };
    expect(ask(whole)).toMatchObject(refused("template.front"));
    granted.grant("label", "read", ["/t/front"]);
    expect(ask(whole)).toMatchObject(refused("template.back"));
    granted.grant("label", "read", ["/t/back", "/out.pdf"]);
    expect(ask(whole)).toMatchObject(refused("file"));
    granted.grant("label", "write", ["/out.pdf"]);
    expect(ask(whole)).toBeNull();
    // What the core would fill in is a path like any other.
    expect(ask({ number: "1", template })).toMatchObject(refused("file"));
    expect(ask({ ...whole, template: ["/t/front"] })).toMatchObject({ error: { code: "malformed" } });
  });

  test("what was chosen to be read may not be written over", () => {
    const granted = grantedPaths();
    for (const purpose of JOBS_WITH_FILES) granted.grant(purpose, "read", ["/inventory.json"]);
    const over: CoreRequest = { id: 1, kind: "job", name: "backup", params: { file: "/inventory.json" } };
    expect(granted.refuse(over)).toMatchObject({ error: { code: "forbidden", path: "file" } });
    for (const purpose of JOBS_WITH_FILES) granted.grant(purpose, "write", ["/new.backup"]);
    const read: CoreRequest = { id: 2, kind: "import", paths: ["/new.backup"], dryRun: true };
    expect(granted.refuse(read)).toMatchObject({ error: { code: "forbidden", path: "paths.0" } });
  });

  test("what was chosen or dropped for an import is no backup to restore, and the other way round", () => {
    const granted = grantedPaths();
    granted.grant("import", "read", ["/inventory.json"]);
    expect(granted.has("restore", "read", "/inventory.json")).toBe(false);
    granted.grant("restore", "read", ["/some.backup"]);
    expect(granted.has("restore", "read", "/some.backup")).toBe(true);
    const read: CoreRequest = { id: 2, kind: "import", paths: ["/some.backup"], dryRun: true };
    expect(granted.refuse(read)).toMatchObject({ error: { code: "forbidden", path: "paths.0" } });
  });

  test("a job that nobody declared goes no further", () => {
    for (const name of ["erase", "constructor", "__proto__"]) {
      const asked: CoreRequest = { id: 1, kind: "job", name, params: { file: "/etc/shadow" } };
      expect(grantedPaths().refuse(asked)).toMatchObject({ error: { code: "notFound", path: "name" } });
    }
  });

  test("requests without files pass", () => {
    expect(grantedPaths().refuse({ id: 1, kind: "sync" })).toBeNull();
    expect(grantedPaths().refuse({ id: 1, kind: "job", name: "verify", params: {} })).toBeNull();
  });

  test("a path is granted as chosen, not as a folder of others", () => {
    const granted = grantedPaths();
    granted.grant("backup", "write", ["/chosen"]);
    for (const path of ["/chosen/../etc/shadow", "/chosen/x", "/chosen/", "//chosen"]) {
      expect(granted.refuse({ id: 1, kind: "backup", file: path })).not.toBeNull();
    }
  });

  test("memory is bounded; the latest choice always counts", () => {
    const granted = grantedPaths();
    for (let batch = 0; batch < 30; batch++)
      granted.grant(
        "backup",
        "write",
        Array.from({ length: 1000 }, (_, n) => `/f${batch}-${n}`),
      );
    expect(granted.refuse({ id: 1, kind: "backup", file: "/f0-0" })).not.toBeNull();
    expect(granted.refuse({ id: 1, kind: "backup", file: "/f29-999" })).toBeNull();
  });
});
