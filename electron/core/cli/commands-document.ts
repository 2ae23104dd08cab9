import { z } from "zod";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { CORE_ERRORS, MAX_REQUEST_CHARS, coreRequest } from "../../../shared/ipc/contract.ts";
import { fileParams } from "../../../shared/ipc/job-files.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import type { AnyJob } from "../../../shared/ipc/jobs.ts";
import { QUERIES } from "../../../shared/ipc/queries.ts";

/** docs/commands.md: every request, command and query with its schema, from the code itself. */
export function commandsDocument(): string {
  const parts = [
    "# Commands and queries",
    "",
    "Generated from the code by `npm run docs`; a test fails while it is stale.",
    "",
    "The core takes one request a line (`npm run --silent console -- session --profile DIR",
    "--passphrase-file FILE`) or over its message port, and answers each with `{id, ok: true, result}` or",
    "`{id, ok: false, error: {code, message, path, details?}}`. `path` says where in the request,",
    "of a command where in the command, of a job where in its parameters. Lines are UTF-8 and end with a line feed.",
    `A request has at most ${MAX_REQUEST_CHARS} characters. A key that its form does not have is \`malformed\`.`,
    "",
    `Errors: ${CORE_ERRORS.map((code) => `\`${code}\``).join(", ")}.`,
    "",
    "## Requests",
    "",
    ...coreRequest.options.flatMap((option) => section(option.shape.kind.value, "", option)),
    "## Commands",
    "",
    'Given to `execute`: `{"id":1,"kind":"execute","command":{"type":"ticket.open",…}}`. Answered after the',
    "commit with `{operation, id, number}`; commands that stay on this laptop answer `operation: null`.",
    "",
    ...Object.entries(COMMANDS).flatMap(([name, { about, permission, schema }]) =>
      section(name, `${about} ${permission ? `Needs \`${permission}\`.` : "Stays on this laptop."}`, schema),
    ),
    "## Jobs",
    "",
    'Given to `job`: `{"id":1,"kind":"job","name":"backup","params":{"file":"/media/stick/desk.backup"}}`. A long',
    "one sends `job` events with its progress after `subscribe`, ends by `cancel`, and one runs at a time.",
    "`verify`, `backup`, `import` and `export` may also be asked for as kinds of their own, with the",
    "parameters beside the kind. Results are the types `JobResults` of `shared/ipc/jobs.ts`.",
    "",
    ...Object.entries(JOBS).flatMap(([name, job]) => section(name, aboutJob(job), job.params)),
    "## Queries",
    "",
    'Given to `query`: `{"id":1,"kind":"query","name":"ticket.page","params":{…}}`. Results are the types',
    "`QueryResults` of `shared/ipc/queries.ts`.",
    "",
    ...Object.entries(QUERIES).flatMap(([name, { params }]) => section(name, "", params)),
  ];
  return `${parts.join("\n").trimEnd()}\n`;
}

function aboutJob(job: AnyJob): string {
  const files = fileParams(job).map(({ name, use }) => `${use === "read" ? "Reads" : "Writes"} \`${name}\`.`);
  const allowed = job.permission ? `Needs \`${job.permission}\`.` : "";
  return [job.about, ...files, allowed].filter((part) => part !== "").join(" ");
}

function section(name: string, about: string, schema: z.ZodType): string[] {
  const lines = [`### ${name}`, ""];
  if (about !== "") lines.push(about, "");
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const { $schema: _, ...shown } = json;
  return [...lines, "```json", JSON.stringify(shown, null, 2), "```", ""];
}
