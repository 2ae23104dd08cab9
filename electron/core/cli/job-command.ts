import { resolve } from "node:path";
import type { AnyJob } from "../../../shared/ipc/jobs.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Arguments } from "./arguments.ts";
import { givenBy } from "./job-options.ts";

/** The parameters of a job out of the command line; what the core would refuse, the core refuses. */
export function jobParams(job: AnyJob, args: Arguments): Outcome<Record<string, unknown>> {
  const params: Record<string, unknown> = {};
  for (const { param, as, name, isFile, isJson, needed } of givenBy(job)) {
    if (as === "words") {
      if (args.words.length === 0) return failure("malformed", "name the files or folders", "FILES");
      // Nothing at all would be taken for the folder one stands in.
      params[param] = args.words.map((path) => (path === "" ? "" : resolve(path)));
    } else if (as === "flag") {
      params[param] = args.flags.has(name);
    } else {
      const value = args.options.get(name);
      if (needed && !value) return failure("malformed", `--${name} is needed`, `--${name}`);
      if (value !== undefined) params[param] = isFile ? resolve(value) : isJson ? jsonOf(value) : value;
    }
  }
  return success(params);
}

/** A list or an object is given as JSON; what is none is refused by the form of the parameter. */
function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
