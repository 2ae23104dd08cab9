import { describe, expect, test } from "vitest";
import { z } from "zod";
import { job } from "../../../shared/ipc/jobs.ts";
import type { Arguments } from "./arguments.ts";
import { jobParams } from "./job-command.ts";
import { jobArguments, jobUsage } from "./job-options.ts";

const label = job({
  about: "Prints labels.",
  permission: null,
  params: z.object({
    sheets: z.array(z.string()),
    paper: z.enum(["a4", "tape"]).default("a4"),
    cutMarks: z.boolean(),
    number: z.string().optional(),
    outFile: z.string(),
  }),
  texts: { sheets: "read", number: "text", outFile: "write" },
  long: false,
});

function given(options: Record<string, string>, flags: string[] = [], words: string[] = []): Arguments {
  return { options: new Map(Object.entries(options)), flags: new Set(flags), words };
}

describe("a job's declaration is its command line", () => {
  test("usage, options and flags", () => {
    expect(jobUsage(label)).toBe("[--cut-marks] --paper a4|tape --number NUMBER --out-file FILE FILES");
    expect(jobArguments({ label })).toEqual({
      options: ["paper", "number", "out-file"],
      flags: ["cut-marks"],
    });
  });

  test("only what is a file is resolved against the folder one stands in", () => {
    const args = given({ "out-file": "labels.pdf", number: "T-K7-0042" }, ["cut-marks"], ["a.json"]);
    expect(jobParams(label, args)).toEqual({
      ok: true,
      value: {
        sheets: [`${process.cwd()}/a.json`],
        number: "T-K7-0042",
        cutMarks: true,
        outFile: `${process.cwd()}/labels.pdf`,
      },
    });
  });

  test("what is missing is named as it is typed", () => {
    expect(jobParams(label, given({}, [], ["a"]))).toMatchObject({ error: { path: "--out-file" } });
    expect(jobParams(label, given({ "out-file": "x" }))).toMatchObject({ error: { path: "FILES" } });
  });
});
