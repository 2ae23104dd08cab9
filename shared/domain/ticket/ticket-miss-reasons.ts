/** Why a target was missed (domain.md 3.6: at 100 % a reason is owed). */
export const MISS_REASONS = [
  ...(["workload", "complex", "parts", "supplier", "secondLine", "noAccess"] as const),
  ...(["wronglyJudged", "overlooked", "other"] as const),
] as const;
export type MissReason = (typeof MISS_REASONS)[number];
