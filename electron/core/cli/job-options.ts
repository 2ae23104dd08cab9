import { z } from "zod";
import { fileParams } from "../../../shared/ipc/job-files.ts";
import type { AnyJob, JobTable } from "../../../shared/ipc/jobs.ts";

/** A parameter on the command line: `FILES`, `--dry-run`, `--file FILE`, `--what assets|tickets`. */
interface Given {
  param: string;
  as: "words" | "flag" | "option";
  /** Without dashes. */
  name: string;
  isFile: boolean;
  /** Given as JSON. */
  isJson: boolean;
  needed: boolean;
  /** What stands behind the option in the usage. */
  shown: string;
}

function withoutDefault(schema: z.ZodType): z.ZodType {
  const optional = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return optional ? (schema.unwrap() as z.ZodType) : schema;
}

/** How the parameters of a job are given, from its declaration alone. */
export function givenBy(job: AnyJob): Given[] {
  const files = new Map(fileParams(job).map((file) => [file.name, file]));
  return Object.entries(job.params.shape).map(([param, schema]) => {
    const file = files.get(param);
    const plain = withoutDefault(schema as z.ZodType);
    return {
      param,
      as: file?.many ? "words" : plain instanceof z.ZodBoolean ? "flag" : "option",
      name: param.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      isFile: file !== undefined,
      isJson: plain instanceof z.ZodArray || plain instanceof z.ZodObject,
      needed: plain === schema,
      shown:
        plain instanceof z.ZodEnum
          ? plain.options.join("|")
          : file
            ? "FILE"
            : plain instanceof z.ZodArray || plain instanceof z.ZodObject
              ? "JSON"
              : param.toUpperCase(),
    };
  });
}

/** Options and flags of all jobs, which the parser must know. */
export function jobArguments(jobs: JobTable): { options: string[]; flags: string[] } {
  const given = Object.values(jobs).flatMap(givenBy);
  const named = (as: Given["as"]) => given.filter((each) => each.as === as).map(({ name }) => name);
  return { options: named("option"), flags: named("flag") };
}

/** `--what assets|tickets --file FILE`, as the usage shows it. */
export function jobUsage(job: AnyJob): string {
  const order = ["flag", "option", "words"] as const;
  return givenBy(job)
    .sort((a, b) => order.indexOf(a.as) - order.indexOf(b.as))
    .map(({ as, name, shown }) =>
      as === "words" ? "FILES" : as === "flag" ? `[--${name}]` : `--${name} ${shown}`,
    )
    .join(" ");
}
