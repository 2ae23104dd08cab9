/** A level of approval: needed from a value on, and where one of the things is of such a kind. */
export interface LevelRule {
  level: string;
  /** Sum of the original values, in cents, from which on it is needed. */
  from: number;
  /** Needed only where one of the things is of one of these kinds; without it, of whatever kind. */
  kinds?: readonly string[];
}

/** What decides which levels are needed. */
export interface Weight {
  /** Sum of the original values, in cents. */
  value: number;
  /** Kinds of the things. */
  kinds: readonly string[];
}

/** Levels that a team can ask for. */
export const LEVEL_WORDS = ["department", "finance", "management"] as const;

/**
 * Which levels each matter needs, in their order, as it ships: a team changes that in its definition of the
 * approval. What was decided keeps the levels of its time, which its operation carries.
 */
export const LEVELS = {
  disposal: [
    { level: "department", from: 0 },
    { level: "finance", from: 1_000_000 },
    { level: "management", from: 10_000_000 },
  ],
} as const satisfies Readonly<Record<string, readonly LevelRule[]>>;

/** Levels that are needed, in order. */
export function levelsFor(rules: readonly LevelRule[], { value, kinds }: Weight): string[] {
  return rules
    .filter((rule) => value >= rule.from && (rule.kinds?.some((kind) => kinds.includes(kind)) ?? true))
    .map(({ level }) => level);
}

export interface Standing {
  /** Somebody has said no: nothing is due any more. */
  rejected: boolean;
  /** Levels that nobody has approved yet, in order. */
  due: string[];
  /** The one whose turn it is; null when nothing is due. */
  next: string | null;
  approved: boolean;
}

/** Where an approval stands after the steps that were taken. */
export function standingAfter(
  levels: readonly string[],
  taken: readonly { level: string; decision: "approve" | "reject" }[],
): Standing {
  const rejected = taken.some(({ decision }) => decision === "reject");
  const given = new Set(taken.map(({ level }) => level));
  const due = rejected ? [] : levels.filter((level) => !given.has(level));
  return { rejected, due, next: due[0] ?? null, approved: !rejected && due.length === 0 };
}
