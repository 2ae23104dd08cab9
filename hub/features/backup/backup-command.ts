import type { Command } from "../../cli/command.ts";
import { needed, withStore } from "../../cli/command.ts";
import { done } from "../../outcome.ts";
import { writeBackup } from "./backup-file.ts";

export const backup: Command = {
  about: "Writes everything, secrets included, into one verified file; the hub may go on serving",
  usage: "--dir DIR --file FILE",
  options: { file: { type: "string" } },
  run: async (input) => {
    const file = needed(input, "file");
    if (!file.ok) return file;
    return withStore(input, async (store) => {
      const written = await writeBackup(store, input.environment, file.value);
      if (!written.ok) return written;
      const { operations, rows, createdAt } = written.value;
      return done({
        json: { file: file.value, ...written.value },
        lines: [
          `${file.value}: ${operations} operations, ${rows} rows, as of ${createdAt}`,
          "it holds the hub's keys: keep it as secret as the hub itself",
        ],
      });
    });
  },
};
