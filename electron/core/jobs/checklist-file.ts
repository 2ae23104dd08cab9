import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { MAX_YAML } from "../../../shared/domain/checklist/most-yaml.ts";
import { lookAt } from "../../../shared/domain/checklist/form-faults.ts";
import { readChecklist } from "../checklists/read-checklist.ts";
import { writeChecklist } from "../checklists/write-checklist.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { targetFile } from "../session/target-file.ts";
import { writeWhole } from "../session/whole-file.ts";
import type { Job } from "./job.ts";

/** No character takes more. */
const MOST_BYTES = MAX_YAML * 4;

/** Reads and changes nothing: what is wrong with the text is its answer, not a failure. */
export const readChecklistText: Job<"readChecklist"> = ({ file, text: given }) => {
  const text = file === null ? success(given) : textOf(file);
  if (!text.ok) return Promise.resolve(text);
  return Promise.resolve(success({ text: text.value, ...readChecklist(text.value) }));
};

export const writeChecklistText: Job<"writeChecklist"> = (
  { key, document, file, overwrite = false },
  { profile: { folder, store } },
) => {
  const { checklist, faults } = lookAt(document);
  if (checklist === null) {
    const [first] = faults;
    return Promise.resolve(
      failure("malformed", first?.message ?? "", ["document", ...(first?.path ?? [])].join(".")),
    );
  }
  const text = writeChecklist(key, checklist);
  if (file === null) return Promise.resolve(success({ text, file: null }));
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return Promise.resolve(target);
  const written = writeWhole(target.value, Buffer.from(text), overwrite, store.environment.randomBytes);
  return Promise.resolve(written.ok ? success({ text, file: target.value }) : written);
};

function textOf(file: string): Outcome<string> {
  let handle: number | null = null;
  try {
    handle = openSync(file, "r");
    const about = fstatSync(handle);
    if (!about.isFile()) return failure("file", "this is no file", "file");
    if (about.size > MOST_BYTES) return failure("tooLarge", "a checklist is shorter than this file", "file");
    return success(
      readFileSync(handle)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
  } catch {
    return failure("file", "the file cannot be read", "file");
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
