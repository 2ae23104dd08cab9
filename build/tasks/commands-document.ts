import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { commandsDocument } from "../../electron/core/cli/commands-document.ts";

export const COMMANDS_DOCUMENT = join(import.meta.dirname, "../../docs/commands.md");

/** The document as it lies in the repository. */
export async function formattedDocument(): Promise<string> {
  const config = await resolveConfig(COMMANDS_DOCUMENT);
  return format(commandsDocument(), { ...config, parser: "markdown" });
}

if (import.meta.main) writeFileSync(COMMANDS_DOCUMENT, await formattedDocument());
