import { createBlobs } from "../blobs/blobs.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { job } from "../../../shared/ipc/jobs.ts";
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import { memoryCore, run } from "../../../tests/support/core/core.ts";
import { success } from "../outcome.ts";
import type { JobContext } from "./job.ts";
import { createJobs } from "./run-job.ts";

const long = job({
  about: "Waits until it is told to go on.",
  permission: "export.run",
  params: z.object({ note: z.string().max(5).default("") }),
  texts: { note: "text" },
  long: true,
});
const short = job({ ...long, long: false });

/** Jobs over a profile in memory, and a gate at which they wait. */
function jobsAtAGate() {
  const { profile, execute, executeAll } = memoryCore();
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const heard: number[][] = [];
  const wait = async (_: unknown, { signal, onProgress }: JobContext) => {
    onProgress(1, 2);
    await gate;
    return success(signal.aborted ? "stopped" : "done");
  };
  const jobs = createJobs(
    { ...inside(profile), execute, executeAll, onProgress: (...told) => heard.push(told) },
    { long, short },
    { long: wait, short: wait },
  );
  return { jobs, profile, heard, open };
}

const inside = (profile: JobContext["profile"]) => ({
  profile,
  blobs: createBlobs(profile.store),
  wake: () => {},
});

describe("jobs", () => {
  test("long ones go one at a time, short ones beside them; progress is told under the request's id", async () => {
    const { jobs, heard, open } = jobsAtAGate();
    const first = jobs.run(7, "long", {});
    expect(await jobs.run(8, "long", {})).toMatchObject({ error: { code: "busy" } });
    const beside = jobs.run(9, "short", {});
    expect(heard).toEqual([
      [7, 1, 2],
      [9, 1, 2],
    ]);
    expect(jobs.cancel(9)).toBe(false);
    open();
    expect(await Promise.all([first, beside])).toEqual([success("done"), success("done")]);
    expect(await jobs.run(8, "long", {})).toEqual(success("done"));
    expect(jobs.cancel(8)).toBe(false);
  });

  test("one is cancelled by its id, or all when the core closes", async () => {
    for (const stop of [(jobs: ReturnType<typeof createJobs>) => jobs.cancel(7), "all"] as const) {
      const { jobs, open } = jobsAtAGate();
      const asked = jobs.run(7, "long", {});
      if (stop === "all") jobs.cancelAll();
      else expect(stop(jobs)).toBe(true);
      open();
      expect(await asked).toEqual(success("stopped"));
    }
  });

  test("name, form and permission are checked before anything runs", async () => {
    const { jobs, profile, heard } = jobsAtAGate();
    for (const name of ["nothing", "constructor", "__proto__"]) {
      expect(await jobs.run(1, name, {})).toMatchObject({ error: { code: "notFound", path: "name" } });
    }
    expect(await jobs.run(1, "long", { note: "too long" })).toMatchObject({
      error: { code: "malformed", path: "note" },
    });
    expect(await jobs.run(1, "long", { nte: "x" })).toMatchObject({
      error: { code: "malformed", path: "nte" },
    });
    profile.store.role = () => "auditor";
    const forbidden = createJobs(
      {
        ...inside(profile),
        execute: () => success({ operation: null, id: null, number: null }),
        executeAll: () => success([]),
        onProgress: () => {},
      },
      { long: { ...long, permission: "import.run" } },
      { long: () => Promise.reject(new Error("it ran")) },
    );
    expect(await forbidden.run(1, "long", {})).toMatchObject({ error: { code: "forbidden" } });
    expect(heard).toEqual([]);
  });
});

test("a job by its name answers as its kind of 0.1.0 does, with the same progress", async () => {
  const core = memoryCore();
  run(core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  const file = join(mkdtempSync(join(tmpdir(), "deskside-job-")), "log.json");
  const events: CoreEvent[] = [];
  core.subscribe((event) => event.event === "job" && events.push(event));
  const params = { what: "tickets", format: "json", file, overwrite: true };
  const old = await core.handle({ id: 5, kind: "export", ...params });
  const named = await core.handle({ id: 5, kind: "job", name: "export", params });
  expect(named).toEqual(old);
  expect(named).toMatchObject({ ok: true, result: { file, records: 1 } });
  const progress = { event: "job", progress: { job: 5, done: 1, total: 1 } };
  expect(events).toEqual([progress, progress]);
  const wrong = { what: "all", file };
  expect(await core.handle({ id: 6, kind: "job", name: "export", params: wrong })).toEqual(
    await core.handle({ id: 6, kind: "export", ...wrong }),
  );
});
