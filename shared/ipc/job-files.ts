import { z } from "zod";
import { JOBS, JOB_NAMES } from "./jobs.ts";
import type { AnyJob } from "./jobs.ts";

export type FileUse = "read" | "write";

export interface FileParam {
  name: string;
  use: FileUse;
  /** A list of paths. */
  many: boolean;
}

/** The parameters that name files, in the order of the declaration. */
export function fileParams({ texts, params }: AnyJob): FileParam[] {
  return Object.entries(texts).flatMap(([name, use]) =>
    use === "read" || use === "write" ? [{ name, use, many: params.shape[name] instanceof z.ZodArray }] : [],
  );
}

export interface NamedFile {
  path: string;
  /** Where in the parameters, e.g. `paths.1`. */
  where: string;
  use: FileUse;
}

/** Every path that these parameters name, at whatever depth. */
export function filesNamed(job: AnyJob, given: Readonly<Record<string, unknown>>): NamedFile[] {
  return fileParams(job).flatMap(({ name, use }) =>
    Object.hasOwn(given, name) ? textsIn(given[name], name).map((text) => ({ ...text, use })) : [],
  );
}

function textsIn(value: unknown, where: string): { path: string; where: string }[] {
  if (typeof value === "string") return [{ path: value, where }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${where}.${key}`));
}

/** Jobs for which a person chooses a file first. */
export const JOBS_WITH_FILES = JOB_NAMES.filter((name) => fileParams(JOBS[name]).length > 0);
