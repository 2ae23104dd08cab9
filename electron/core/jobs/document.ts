import { setImmediate } from "node:timers/promises";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { noteAccess } from "../commands/note-access.ts";
import { failure, success } from "../outcome.ts";
import { targetFile } from "../session/target-file.ts";
import { writeWhole } from "../session/whole-file.ts";
import type { Job } from "./job.ts";

/** Found, described, drawn, written. */
const STEPS = 4;
/** More than this an access does not name (shared/domain/access). */
const MOST_NAMED = 100;

export const document: Job<"document"> = async (
  { number, operation, locale, replaceMissing = false, file, overwrite = false },
  { profile: { store, folder }, signal, onProgress },
) => {
  const stopped = () => failure("cancelled", "stopped by the user; nothing was written");
  const step = async (done: number) => {
    onProgress(done, STEPS);
    await setImmediate();
    return signal.aborted;
  };
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  // The first document brings what draws it; a start does without.
  const { describe, draw, findDocument } = await import("../documents/print.ts");
  const found = findDocument(store, number, operation);
  if (!found.ok) return found;
  if (await step(1)) return stopped();
  const { op, name } = found.value;
  const { document: said, origin, missing } = describe(store, found.value, locale);
  if (missing.length > 0 && !replaceMissing) {
    return failure("notAllowed", "the font lacks characters of this document", "replaceMissing", {
      rule: "fontLacks",
      characters: missing,
    });
  }
  if (await step(2)) return stopped();
  const noted = noteAccess(store, "access.print", {
    what: name,
    count: 1,
    format: "pdf",
    filter: { number: said.number },
    records: op.touches.length > MOST_NAMED ? [] : op.touches,
  });
  if (!noted.ok) return noted;
  const bytes = await draw(said, origin);
  if (await step(3)) return stopped();
  const written = writeWhole(target.value, bytes, overwrite, store.environment.randomBytes);
  if (!written.ok) return written;
  onProgress(STEPS, STEPS);
  const result: JobResults["document"] = {
    file: target.value,
    number: said.number,
    title: said.title,
    bytes: bytes.length,
    replaced: missing,
  };
  return success(result);
};
