import { setImmediate } from "node:timers/promises";
import type { Access, AccessAct } from "../../../shared/domain/access/access-acts.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { noteAccess } from "../commands/note-access.ts";
import type { Printable } from "../documents/print.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { targetFile } from "../session/target-file.ts";
import { writeWhole } from "../session/whole-file.ts";
import type { JobContext } from "./job.ts";

/** Found, described, drawn, written. */
const STEPS = 4;

/** What is printed, and how the access to it is noted. */
interface Printed {
  printable: Printable;
  access: Omit<Access, "format" | "what"> & { act: AccessAct; what: string };
}

interface Asked {
  file: string | null;
  overwrite?: boolean | undefined;
  replaceMissing?: boolean | undefined;
}

/**
 * Makes a page and writes it as PDF, or answers it for a printer: what the font lacks is told first, the access
 * is noted before the bytes are made (ADR 22), and a job that is stopped leaves no file.
 */
export async function writePdf(
  { file, overwrite = false, replaceMissing = false }: Asked,
  { profile: { store, folder }, signal, onProgress }: JobContext,
  make: (print: typeof import("../documents/print.ts")) => Outcome<Printed>,
): Promise<Outcome<JobResults["document"]>> {
  const stopped = () => failure("cancelled", "stopped by the user; nothing was written");
  const step = async (done: number) => {
    onProgress(done, STEPS);
    await setImmediate();
    return signal.aborted;
  };
  const target = file === null ? null : targetFile(file, folder, overwrite);
  if (target?.ok === false) return target;
  // The first document brings what draws it; a start does without.
  const print = await import("../documents/print.ts");
  if (await step(1)) return stopped();
  const made = make(print);
  if (!made.ok) return made;
  const { printable, access } = made.value;
  const { document, origin, missing } = printable;
  if (missing.length > 0 && !replaceMissing) {
    return failure("notAllowed", "the font lacks characters of this document", "replaceMissing", {
      rule: "fontLacks",
      characters: missing,
    });
  }
  if (await step(2)) return stopped();
  const { act, ...said } = access;
  const noted = noteAccess(store, act, { ...said, format: target ? "pdf" : "paper" });
  if (!noted.ok) return noted;
  const bytes = await print.draw(document, origin);
  if (await step(3)) return stopped();
  if (target) {
    const written = writeWhole(target.value, bytes, overwrite, store.environment.randomBytes);
    if (!written.ok) return written;
  }
  onProgress(STEPS, STEPS);
  const { number, title } = document;
  const drawn = { number, title, bytes: bytes.length, replaced: missing };
  if (target) return success({ ...drawn, file: target.value, pdf: null });
  return success({ ...drawn, file: null, pdf: Buffer.from(bytes).toString("base64") });
}
