import { describe, expect, test } from "vitest";
import { z } from "zod";
import { coreRequest, jobOf } from "./contract.ts";
import { JOBS_WITH_FILES, fileParams, filesNamed } from "./job-files.ts";
import { JOBS, JOB_NAMES, job } from "./jobs.ts";
import type { AnyJob, JobTable } from "./jobs.ts";

const nothing = { about: "", permission: null, long: true } as const;

// Each of these is refused by the type checker: `npm run types` fails where it is not.
const UNDECLARED = [
  // @ts-expect-error `file` is not named
  job({ ...nothing, params: z.object({ file: z.string() }), texts: {} }),
  // @ts-expect-error `file` is not named
  job({ ...nothing, params: z.object({ file: z.string().max(9).optional() }), texts: {} }),
  // @ts-expect-error `files` is not named
  job({ ...nothing, params: z.object({ files: z.array(z.string().nullable()) }), texts: {} }),
  // @ts-expect-error `to` is not named
  job({ ...nothing, params: z.object({ to: z.object({ deep: z.array(z.string()) }) }), texts: {} }),
  // @ts-expect-error `to` is not named
  job({ ...nothing, params: z.object({ to: z.record(z.string(), z.number()) }), texts: {} }),
  // @ts-expect-error `file` is not named
  job({ ...nothing, params: z.object({ file: z.templateLiteral([z.string(), ".pdf"]) }), texts: {} }),
  // @ts-expect-error `id` is not named
  job({ ...nothing, params: z.object({ id: z.uuid().brand("id") }), texts: {} }),
  // @ts-expect-error `any` is not named
  job({ ...nothing, params: z.object({ any: z.unknown() }), texts: {} }),
  // @ts-expect-error `b` is not named
  job({ ...nothing, params: z.object({ a: z.string(), b: z.string() }), texts: { a: "text" } }),
  // @ts-expect-error a number is no path
  job({ ...nothing, params: z.object({ copies: z.number() }), texts: { copies: "text" } }),
];

describe("a parameter that can hold a path has to be declared, or the job does not compile", () => {
  test("because at run time nobody would miss the declaration", () => {
    expect(UNDECLARED.flatMap((declared) => fileParams(declared))).toEqual([]);
  });

  test("and no job has got round the types", () => {
    const path = "/etc/shadow";
    const silent = Object.entries<AnyJob>(JOBS).flatMap(([name, { params, texts }]) =>
      Object.entries(params.shape)
        .filter(([, schema]) => [path, [path]].some((value) => z.safeParse(schema, value).success))
        .filter(([param]) => texts[param] === undefined)
        .map(([param]) => `${name}.${param}`),
    );
    expect(silent).toEqual([]);
  });
});

describe("files are known from the declaration alone", () => {
  const table: JobTable = JOBS;
  test("which of 0.1.0 reads and which writes", () => {
    const uses = JOB_NAMES.map((name) => [name, fileParams(JOBS[name]).map(({ name, use }) => [name, use])]);
    expect(Object.fromEntries(uses)).toMatchObject({
      verify: [],
      backup: [["file", "write"]],
      import: [["paths", "read"]],
      export: [["file", "write"]],
    });
    expect(JOBS_WITH_FILES).toEqual(expect.arrayContaining(["backup", "import", "export"]));
    expect(JOBS_WITH_FILES).not.toContain("verify");
  });

  test("a parameter that is inherited or missing names nothing", () => {
    expect(filesNamed(table.backup!, Object.create({ file: "/x" }) as Record<string, unknown>)).toEqual([]);
    expect(filesNamed(table.backup!, {})).toEqual([]);
  });
});

test("the kinds of 0.1.0 ask for the same jobs", () => {
  const asked = [
    { id: 1, kind: "verify" },
    { id: 1, kind: "backup", file: "/b" },
    { id: 1, kind: "import", paths: ["/p"], dryRun: true },
    { id: 1, kind: "export", what: "log", format: "json", file: "/e" },
  ];
  for (const request of asked) {
    const { id, kind, ...params } = request;
    const named = coreRequest.parse({ id, kind: "job", name: kind, params });
    expect(jobOf(coreRequest.parse(request))).toEqual(jobOf(named));
  }
});
