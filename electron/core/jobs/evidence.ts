import { rmSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { recordFile } from "../../../shared/proof/record-file.ts";
import type { LogLine } from "../../../shared/proof/log-line.ts";
import { PACK } from "../../../shared/proof/pack.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { JobParams } from "../../../shared/ipc/jobs.ts";
import { isChained } from "../../../shared/domain/registry.ts";
import { noteAccess } from "../commands/note-access.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { attachedFiles } from "../proof/attached-files.ts";
import { createCustodyLog } from "../proof/custody-log.ts";
import { writePack } from "../proof/evidence-pack.ts";
import type { PackContents } from "../proof/pack-contents.ts";
import { makeReceipt, signerOf } from "../proof/make-receipt.ts";
import { slipOf } from "../proof/slip.ts";
import { partFile, takeName, targetFile } from "../session/target-file.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { Job, JobContext } from "./job.ts";

type Contents = Omit<PackContents, "anchor" | "alone" | "log"> & {
  pages: Iterable<LogLine[]>;
  events: number;
  receipt: string | null;
};

/** Writes the evidence of one custody document, or of the whole custody log. */
export const evidence: Job<"evidence"> = async (params, context) => {
  const { store, folder } = context.profile;
  const { file, overwrite = false } = params;
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const contents = await contentsOf(store, params);
  if (!contents.ok) return contents;
  const { pages, events, receipt, ...rest } = contents.value;
  const noted = noteAccess(store, "access.export", { what: "evidence", count: events, format: "zip" });
  if (!noted.ok) return noted;
  const anchor = createCustodyLog(readStore(store)).anchor();
  const alone = !store.meta.get("binding");
  const part = partFile(target.value, store.environment.randomBytes);
  try {
    const pack = { ...rest, anchor, alone, log: inTurn(pages, events, context) };
    await writePack(part, pack, signerOf(store));
  } catch (error) {
    rmSync(part, { force: true });
    if (context.signal.aborted) return failure("cancelled", "stopped by the user");
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string") throw error;
    return failure("file", "the file could not be written", "file", { code });
  }
  const named = takeName(part, target.value, overwrite);
  const { attached } = rest;
  const held = { files: attached?.files.length ?? 0, missing: attached?.missing.length ?? 0 };
  if (named.ok) return success({ file: target.value, events, anchor, alone, receipt, ...held });
  rmSync(part, { force: true });
  return named;
};

async function contentsOf(
  store: Store,
  { number, operation, locale }: JobParams<"evidence">,
): Promise<Outcome<Contents>> {
  const reading = readStore(store);
  const log = createCustodyLog(reading);
  if (number === undefined) {
    const at = new Date(store.environment.now());
    const about = { title: null, number: null, document: null, attached: null, texts: {}, receipt: null };
    return success({ pages: log.whole(), events: log.size(), ...about, at });
  }
  const { describe, draw, findDocument } = await import("../documents/print.ts");
  const found = findDocument(store, number, operation);
  if (!found.ok) return found;
  // A document of something else is proven by no chain of custody.
  const slip = isChained(found.value.op.type) ? slipOf(reading, found.value.op, found.value.stored) : null;
  const event = slip && log.line(slip.operation);
  if (!slip || !event) return failure("notFound", "there is no document with this number", "number");
  const { roster, events } = log.of(slip.assets);
  const receipt = slip.facts && makeReceipt(store, slip.facts, locale);
  const signed = [event, ...slip.signedLater.flatMap((id) => log.line(id) ?? [])];
  const devices = signed.map(({ device }) => device);
  const record = recordFile(number, log.roster(devices), signed, slip.parts);
  // Characters that the font lacks are printed as a mark, which the page itself says.
  const { document: said, origin } = describe(store, found.value, locale);
  const about = slip.assets.map((id) => entityKeyOf("asset", id));
  return success({
    title: `${said.title} ${number}`,
    number,
    pages: [roster, events],
    events: events.length,
    receipt,
    texts: { ...(receipt === null ? {} : { [PACK.receipt]: receipt }), [PACK.record]: record },
    document: { name: `${number}.pdf`, bytes: await draw(said, origin) },
    attached: attachedFiles(reading, store, log, { number, about, named: slip.names }),
    at: new Date(slip.at),
  });
}

/** Others get a turn between the pages, and who asked may want no more. */
async function* inTurn(
  pages: Iterable<LogLine[]>,
  total: number,
  { signal, onProgress }: Pick<JobContext, "signal" | "onProgress">,
): AsyncGenerator<LogLine[]> {
  let done = 0;
  for (const page of pages) {
    yield page;
    done += page.length;
    onProgress(done, Math.max(done, total));
    await setImmediate();
    signal.throwIfAborted();
  }
}
