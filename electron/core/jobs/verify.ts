import { success } from "../outcome.ts";
import { verifyStore } from "../store/care/verify-store.ts";
import { inSlices } from "./job.ts";
import type { Job } from "./job.ts";

export const verify: Job<"verify"> = (_, context) =>
  inSlices(verifyStore(context.profile.store), context, (report) => {
    if (report.problems.some(({ code }) => code === "file")) context.profile.suspect();
    return success(report);
  });
