import { basename } from "node:path";
import { entityKey, entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createMarked } from "../queries/marked.ts";
import { createStanding } from "../store/derived/standing.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./job.ts";

export const attach: Job<"attach"> = async (params, { profile, blobs, execute, signal, onProgress }) => {
  const { store } = profile;
  const about = recordCalled(store, params.about.trim());
  if (!about.ok) return about;
  const taken = await blobs.takeFile(params.file, { signal, onProgress });
  if (!taken.ok) return taken;
  const { address } = taken.value;
  const name = params.name ?? basename(params.file);
  const done = execute({ type: "file.attach", about: about.value, blob: address, name });
  if (!done.ok) {
    blobs.release(address);
    return {
      ok: false,
      error: { ...done.error, path: done.error.path === "blob" ? "file" : done.error.path },
    };
  }
  const { id, label } = done.value;
  return success({ id: id ?? "", name: label ?? name, ...taken.value });
};

/** The record of this key, or the one that has this number or is otherwise known by it alone. */
function recordCalled(store: Store, called: string): Outcome<string> {
  if (entityKey.safeParse(called).success) return success(called);
  const reading = readStore(store);
  const standing = createStanding(reading);
  const idOf = reading.prepare<[number], string>("SELECT id FROM entity WHERE e = ?").pluck();
  const keys = createMarked(reading)(called).flatMap(({ kind, e }) => {
    const state = standing(kind, idOf.get(e) ?? "");
    return state ? [entityKeyOf(kind, state.id)] : [];
  });
  const [only, ...others] = [...new Set(keys)];
  if (only === undefined) return failure("notFound", "no record has this number", "about");
  if (others.length === 0) return success(only);
  const kinds = [only, ...others].map((key) => splitEntityKey(key).kind);
  return failure("notAllowed", "several records are known by this", "about", { rule: "several", kinds });
}
