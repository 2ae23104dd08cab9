import { readFileSync } from "node:fs";
import { clockCase } from "../../../shared/sla/clock-case.ts";
import { judge } from "../../../shared/sla/judge.ts";
import { readForm } from "../form.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { required } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";

/** `clock --file CASE.json [--shipped]`: the service clocks of a case; no profile is needed. */
export function clockCommand(args: Arguments): Outcome<unknown> {
  const file = required(args, "file");
  if (!file.ok) return file;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file.value, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) return failure("notFound", "the file cannot be read", "file");
    return failure("malformed", "this is no JSON", "file");
  }
  const read = readForm(clockCase, given);
  return read.ok ? success(judge(read.value, args.flags.has("shipped"))) : read;
}
