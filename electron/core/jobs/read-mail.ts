import { MAX_FILES } from "../../../shared/blob/limits.ts";
import { tamedName } from "../../../shared/blob/file-name.ts";
import type { KeptFile } from "../../../shared/ipc/intake.ts";
import { bytesRead, readMail as read } from "../intake/read-mail.ts";
import { failure, success } from "../outcome.ts";
import type { Job } from "./job.ts";

/** One place is the mail's own. */
const MOST_ATTACHED = MAX_FILES - 1;

/** Reads a mail that was taken in; its attachments are taken in too, as far as files are taken at all. */
export const readMail: Job<"readMail"> = async ({ blob }, { profile, blobs }) => {
  const row = profile.store.blobs.get(blob);
  if (row?.state !== "whole") return failure("notFound", "no file with this hash was taken in", "blob");
  const { attachments, ...mail } = await read(
    profile.store.blobs.read(row, 0, bytesRead(row.size)),
    row.size,
  );
  const files: KeptFile[] = [];
  const left: string[] = [];
  for (const { name, bytes } of attachments) {
    const taken = files.length < MOST_ATTACHED ? await blobs.takeBytes(bytes) : null;
    if (taken?.ok) files.push({ blob: taken.value.address, name: tamedName(name) });
    else left.push(name);
  }
  return success({ ...mail, files, left: left.slice(0, MAX_FILES) });
};
