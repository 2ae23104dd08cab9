import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { givenAnswer } from "../../../shared/domain/checklist/answer.ts";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { MAX_YAML } from "../../../shared/domain/checklist/most-yaml.ts";
import { play } from "../../../shared/domain/checklist/play.ts";
import { waysOf } from "../../../shared/domain/checklist/ways.ts";
import { readChecklist } from "../checklists/read-checklist.ts";
import { writeChecklist } from "../checklists/write-checklist.ts";
import { readForm } from "../form.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { required } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";

const answers = z.record(z.string().max(60), givenAnswer);

/** `checklist list | check FILE | play FILE-or-ID --answers FILE | export ID | ways [ID]`; no profile is needed. */
export function checklistCommand(args: Arguments): Outcome<unknown> {
  const [verb, named, ...more] = args.words;
  if (more.length > 0) return failure("malformed", "name one checklist", more[0] ?? "");
  switch (verb) {
    case "list":
      return success(
        [...shippedChecklists()].map(([id, { title, section, steps }]) => ({
          ...{ id, title, section, steps: steps.length },
        })),
      );
    case "check":
      return named === undefined ? failure("malformed", "name a file", "FILE") : checked(named);
    case "play":
      return named === undefined
        ? failure("malformed", "name a file or a checklist", "FILE")
        : played(args, named);
    case "export": {
      const found = shippedChecklists().get(named ?? "");
      return found && named !== undefined
        ? success(writeChecklist(named, found))
        : failure("notFound", "there is no checklist with this id", "ID");
    }
    case "ways":
      return success(
        [...shippedChecklists()]
          .filter(([id]) => named === undefined || id === named)
          .map(([id, checklist]) => waysTold(id, checklist)),
      );
    default:
      return failure("malformed", "list, check, play, export or ways", "checklist");
  }
}

function checked(file: string): Outcome<unknown> {
  const text = textOf(file);
  if (!text.ok) return text;
  const { faults } = readChecklist(text.value);
  return success({ ok: faults.length === 0, faults });
}

function played(args: Arguments, named: string): Outcome<unknown> {
  const checklist = shippedChecklists().get(named) ?? null;
  const read = checklist ? success(checklist) : fromFile(named);
  if (!read.ok) return read;
  const file = required(args, "answers");
  if (!file.ok) return file;
  const text = textOf(file.value);
  if (!text.ok) return text;
  const given = readForm(answers, parsed(text.value), "answers");
  if (!given.ok) return given;
  const { unfit, ...result } = play(read.value, given.value);
  if (unfit.length > 0) {
    return failure("malformed", `no answer to this step: ${unfit.join(", ")}`, `answers.${unfit[0] ?? ""}`, {
      unfit,
    });
  }
  return success(result);
}

function fromFile(file: string): Outcome<Checklist> {
  const text = textOf(file);
  if (!text.ok) return text;
  const { checklist, faults } = readChecklist(text.value);
  if (checklist) return success(checklist);
  const [first] = faults;
  const where = first ? `line ${first.line}, column ${first.column}: ${first.message}` : "it is no checklist";
  return failure("malformed", where, first?.path ?? "", { faults });
}

/** How every pair of step and condition comes to an end. */
function waysTold(id: string, checklist: Checklist) {
  const { paths, reached, taken, stuck } = waysOf(checklist);
  const pairs = checklist.steps.flatMap(({ key, go }) => go.map((_, at) => `${key}.${at}`));
  return {
    id,
    steps: checklist.steps.length,
    conclusions: checklist.conclusions.length,
    paths,
    pairs: pairs.length,
    pairsTaken: pairs.filter((pair) => taken.has(pair)).length,
    unreached: [...checklist.steps, ...checklist.conclusions]
      .map(({ key }) => key)
      .filter((key) => !reached.has(key)),
    stuck: [...stuck],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Twice as many bytes as characters may be written are looked at, and no more. */
const MOST_BYTES = MAX_YAML * 4;

function textOf(file: string): Outcome<string> {
  try {
    const bytes = readFileSync(resolve(file));
    if (bytes.length > MOST_BYTES) return failure("malformed", "this file is too large", "FILE");
    return success(bytes.toString("utf8"));
  } catch {
    return failure("notFound", "this file cannot be read", "FILE");
  }
}
