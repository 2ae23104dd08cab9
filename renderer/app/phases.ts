import { late } from "../ui/index.ts";

/** What stands before the desk; each fetched apart. */
export const Onboarding = late(() => import("../onboarding/onboarding.tsx"));
export const Unlock = late(() => import("../onboarding/unlock.tsx"));
