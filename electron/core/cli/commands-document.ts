import { z } from "zod";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { CORE_ERRORS, MAX_REQUEST_CHARS, coreRequest } from "../../../shared/ipc/contract.ts";
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
    "of a command where in the command. Lines are UTF-8 and end with a line feed.",
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
    "## Queries",
    "",
    'Given to `query`: `{"id":1,"kind":"query","name":"ticket.page","params":{…}}`. Results are the types',
    "`QueryResults` of `shared/ipc/queries.ts`.",
    "",
    ...Object.entries(QUERIES).flatMap(([name, schema]) => section(name, "", schema)),
  ];
  return `${parts.join("\n").trimEnd()}\n`;
}

function section(name: string, about: string, schema: z.ZodType): string[] {
  const lines = [`### ${name}`, ""];
  if (about !== "") lines.push(about, "");
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const { $schema: _, ...shown } = json;
  return [...lines, "```json", JSON.stringify(shown, null, 2), "```", ""];
}
