import { backupProfile } from "../session/backup-profile.ts";
import { inSlices } from "./job.ts";
import type { Job } from "./job.ts";

export const backup: Job<"backup"> = (params, context) =>
  inSlices(backupProfile(context.profile, params), context, (written) => written);
