import type { Command } from "../../cli/command.ts";
import { withContext } from "../../cli/command.ts";
import { done } from "../../outcome.ts";
import { verify as verifyLog } from "./verify.ts";

export const verify: Command = {
  about: "Checks hashes, signatures, receipts, numbers and custody chains of the whole log, and its files",
  usage: "--dir DIR",
  options: {},
  run: async (input) =>
    withContext(input, async (context) => {
      const { problems, ...counts } = await verifyLog(context);
      const lines = [
        `${counts.operations} operations, ${counts.refusals} refused, ${counts.devices} devices`,
        `${counts.chains} custody chains, ${counts.contested} contested`,
        ...(counts.files > 0 ? [`${counts.files} files`] : []),
        ...(counts.afterRefused > 0
          ? [`${counts.afterRefused} custody events follow one that was refused`]
          : []),
        ...(counts.explainedHoles > 0
          ? [`${counts.explainedHoles} numbers were known only to a hub that was lost`]
          : []),
        ...problems.map(
          ({ kind, message, operation }) =>
            `PROBLEM ${kind}: ${message}${operation ? ` (${operation})` : ""}`,
        ),
        problems.length === 0 ? "the log verifies" : "the log does NOT verify",
      ];
      return done({ json: { ...counts, problems }, lines, failed: problems.length > 0 });
    }),
};
