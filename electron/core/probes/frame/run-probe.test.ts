import { execFileSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { silentLog } from "../../environment.ts";
import { runProbe } from "./run-probe.ts";
import type { RunProbeOptions } from "./run-probe.ts";

// Threads on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 60_000 });

const thread = new URL("../../../../tests/support/probes/broken-thread.ts", import.meta.url);
const environment = { now: () => 1_795_800_000_000, log: silentLog };
const run = (name: string, more: Partial<RunProbeOptions> = {}) =>
  runProbe("dns", { name }, { environment, thread, ...more });

test("a result names the machine, the moment and the probe", async () => {
  const shares: number[] = [];
  const found = await run("fine", { onProgress: (share) => shares.push(share) });
  expect(found).toMatchObject({ probe: "dns", end: "result", reason: null, values: [] });
  expect(found.machine.name).not.toBe("");
  expect(Date.parse(found.at)).toBe(environment.now());
  expect(shares).toEqual([0.5]);
});

test.each(["throws", "exits", "eats", "lies"])(
  "a probe that %s is one line and nothing more",
  async (name) => {
    const error = vi.fn();
    const found = await run(name, { environment: { ...environment, log: { ...silentLog, error } } });
    expect(found).toMatchObject({ end: "noAnswer", reason: "crashed", values: [] });
    expect(found.text["zh-CN"]).toContain("域名解析");
    if (name === "throws") expect(found.raw).toContain("did not expect");
  },
);

test.each(["loops", "waits", "sleeps"])("a probe that %s ends at its deadline", async (name) => {
  expect(await run(name, { deadlineMs: 300 })).toMatchObject({ end: "noAnswer", reason: "timeout" });
});

test("a probe that is told of its deadline says how far it came", async () => {
  expect(await run("says-late", { deadlineMs: 300 })).toMatchObject({ reason: "timeout", raw: "so far" });
});

test.each(["loops", "waits", "sleeps", "says-late", "fine"])(
  "a probe that %s can be stopped",
  async (name) => {
    const stopping = new AbortController();
    const running = run(name, { signal: stopping.signal });
    stopping.abort();
    expect(await running).toMatchObject({ end: "stopped", reason: "cancelled", values: [] });
  },
);

test("what a probe started ends with it", async () => {
  const own = () =>
    execFileSync("ps", ["-o", "args=", "--ppid", `${process.pid}`], { encoding: "utf8" }).match(
      /^sleep 600$/gm,
    ) ?? [];
  const stopping = new AbortController();
  const running = run("sleeps", { signal: stopping.signal });
  await vi.waitFor(() => expect(own()).toHaveLength(1), { timeout: 20_000 });
  stopping.abort();
  expect((await running).end).toBe("stopped");
  await vi.waitFor(() => expect(own()).toEqual([]), { timeout: 20_000 });
});

test("readings that the list does not declare are no readings", async () => {
  const { values } = await run("invents");
  expect(values).toEqual([{ name: "resolved", of: "", value: true, unit: "" }]);
});

test("programs: a flood is cut, a missing one is null, and they hear one language and no secrets", async () => {
  expect(Number((await run("floods")).raw)).toBeLessThanOrEqual(1_000_000);
  expect((await run("no-such-program")).raw).toBe("null");
  vi.stubEnv("DESKSIDE_TEST_SECRET", "x");
  vi.stubEnv("LC_ALL", "zh_CN.UTF-8");
  const { raw } = await run("environment");
  vi.unstubAllEnvs();
  expect(raw).toMatch(/^LC_ALL=C$/m);
  expect(raw).not.toMatch(/DESKSIDE|zh_CN/);
});

test("what is none is answered before anything starts", async () => {
  const missing = new URL("file:///nowhere.ts");
  const options = { environment, thread: missing };
  expect(await runProbe("nonsense", {}, options)).toMatchObject({
    end: "notAvailable",
    reason: "unsupported",
  });
  expect(await runProbe("__proto__", {}, options)).toMatchObject({ reason: "unsupported" });
  expect(await runProbe("ping", { host: "-c1" }, options)).toMatchObject({ reason: "badOption" });
  expect(await runProbe("ping", {}, options)).toMatchObject({ end: "notAvailable", reason: "badOption" });
  expect(await runProbe("dns", { name: "a" }, options), "no thread is a crash").toMatchObject({
    reason: "crashed",
  });
});

test("the hub of a lone laptop is not available", async () => {
  const found = await runProbe("port", { host: "hub", port: 443 }, { environment });
  expect(found).toMatchObject({ end: "notAvailable", reason: "noHub" });
});
