import { standingOf } from "../blobs/standing.ts";
import { success } from "../outcome.ts";
import type { Job } from "./job.ts";

export const wantFile: Job<"wantFile"> = ({ address }, { profile, blobs, wake }) => {
  const wanted = blobs.want(address);
  if (!wanted.ok) return Promise.resolve(wanted);
  wake();
  return Promise.resolve(success({ standing: standingOf(address, profile.store.blobs.get(address)) }));
};
