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
import type { FoundDocument } from "../documents/find-document.ts";
import { attachedFiles } from "../proof/attached-files.ts";
import { machinesOf, mediaOf } from "../proof/cleared-media.ts";
import type { PackedMedium } from "../proof/cleared-media.ts";
import { createCustodyLog } from "../proof/custody-log.ts";
import { writePack } from "../proof/evidence-pack.ts";
import type { PackContents } from "../proof/pack-contents.ts";
import { signerOf } from "../proof/make-receipt.ts";
import { slipOf } from "../proof/slip.ts";
import { partFile, takeName, targetFile } from "../session/target-file.ts";
import { readStore } from "../store/read-store.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { Job, JobContext } from "./job.ts";

type Contents = Omit<PackContents, "anchor" | "alone" | "log"> & {
  pages: Iterable<LogLine[]> | null;
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
    const pack = { ...rest, anchor, alone, log: pages && inTurn(pages, events, context) };
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
    const about = { title: null, number: null, documents: [], attached: null, texts: {}, receipt: null };
    return success({ pages: log.whole(), events: log.size(), ...about, at });
  }
  const { describe, draw, findDocument } = await import("../documents/print.ts");
  const found = findDocument(store, number, operation);
  if (!found.ok) return found;
  const subject = subjectOf(reading, log, found.value, number);
  if (!subject) return failure("notFound", "there is no document with this number", "number");
  const { assets, media, names, texts, at } = subject;

  /** Characters that the font lacks are printed as a mark, which the page itself says. */
  async function printed(one: FoundDocument) {
    const { document: said, origin } = describe(store, one, locale);
    const name = `${said.number}.pdf`;
    return { title: said.title, receipt: said.receipt, name, bytes: await draw(said, origin) };
  }
  const own = await printed(found.value);
  const documents = [own];
  for (const { certificate } of media) {
    if (!certificate || certificate.operation === found.value.op.id) continue;
    const one = findDocument(store, certificate.number, certificate.operation);
    if (one.ok) documents.push(await printed(one.value));
  }
  const { roster, events } = log.of(assets);
  const receipt = own.receipt && `${own.receipt.code}\n`;
  const about = [
    ...assets.map((id) => entityKeyOf("asset", id)),
    ...media.map(({ id }) => entityKeyOf("medium", id)),
    ...names.map((id) => entityKeyOf("disposal", id)),
  ];
  return success({
    title: `${own.title} ${number}`,
    number,
    pages: events.length > 0 ? [roster, events] : null,
    events: events.length,
    receipt,
    texts: { ...(receipt === null ? {} : { [PACK.receipt]: receipt }), ...texts },
    documents: documents.map(({ name, bytes }) => ({ name, bytes })),
    attached: attachedFiles(reading, store, log, { number, about, named: names }),
    at,
  });
}

interface Subject {
  assets: string[];
  media: PackedMedium[];
  /** Ids that the document names: files and lots may be among them. */
  names: string[];
  texts: Readonly<Record<string, string>>;
  at: Date;
}

/** What a document is about: a slip has a record and a chain of custody, a certificate the steps of its medium. */
function subjectOf(
  reading: ReadStore,
  log: ReturnType<typeof createCustodyLog>,
  { name, op, stored }: FoundDocument,
  number: string,
): Subject | null {
  if (name === "certificate") {
    const [medium = ""] = op.touches.map((key) => key.slice(key.indexOf(":") + 1));
    const media = mediaOf(reading, [], [medium]);
    return { assets: machinesOf(reading, medium), media, names: [], texts: {}, at: new Date(op.at) };
  }
  const slip = isChained(op.type) ? slipOf(reading, op, stored) : null;
  const event = slip && log.line(slip.operation);
  if (!slip || !event) return null;
  const signed = [event, ...slip.signedLater.flatMap((id) => log.line(id) ?? [])];
  const devices = signed.map(({ device }) => device);
  const record = recordFile(number, log.roster(devices), signed, slip.parts);
  return {
    assets: slip.assets,
    media: mediaOf(reading, slip.assets, slip.names),
    names: slip.names,
    texts: { [PACK.record]: record },
    at: new Date(slip.at),
  };
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
