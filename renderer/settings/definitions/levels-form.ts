import { LEVEL_WORDS, levelsFor } from "../../../shared/domain/approval/levels.ts";
import type { LevelRule } from "../../../shared/domain/approval/levels.ts";
import type { AskingForm } from "../../records/index.ts";

export type Level = (typeof LEVEL_WORDS)[number];

/** Levels as the form holds them: those that are asked, in their order, and of each from when on. */
export interface LevelsValues {
  order: Level[];
  /** Yuan, as it is written. */
  from: Record<Level, string>;
  /** Kinds of things that it is limited to; empty: it is asked of whatever kind. */
  kinds: Record<Level, string[]>;
}

const each = <T>(made: (level: Level) => T) =>
  Object.fromEntries(LEVEL_WORDS.map((level) => [level, made(level)])) as Record<Level, T>;

/** What stands in the definition, to be changed. */
export function levelsValues(rules: readonly LevelRule[]): LevelsValues {
  const of = (level: Level) => rules.find((rule) => rule.level === level);
  return {
    order: rules.map(({ level }) => level as Level),
    from: each((level) => yuan(of(level)?.from)),
    kinds: each((level) => [...(of(level)?.kinds ?? [])]),
  };
}

const yuan = (cents: number | undefined) => (cents === undefined ? "" : `${cents / 100}`);

/** Null for what is no amount. */
function centsIn(text: string): number | null {
  return /^\d{1,9}(?:\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : null;
}

/** The rule as it would stand; null while an amount is missing. */
export function rulesIn({ order, from, kinds }: LevelsValues): LevelRule[] | null {
  const rules = order.flatMap((level): LevelRule[] => {
    const cents = centsIn(from[level]);
    const limited = kinds[level].length > 0 ? { kinds: kinds[level] } : {};
    return cents === null ? [] : [{ level, from: cents, ...limited }];
  });
  return rules.length === order.length ? rules : null;
}

export type LevelsWrong = "amount" | "always";

/** What is wrong with it, by the level that it stands at; `order` for what concerns all of them. */
export function wrongIn(values: LevelsValues): Partial<Record<Level | "order", LevelsWrong>> {
  const { order, from, kinds } = values;
  const amounts = order.filter((level) => centsIn(from[level]) === null);
  if (amounts.length > 0) return Object.fromEntries(amounts.map((level) => [level, "amount" as const]));
  const always = order.some((level) => centsIn(from[level]) === 0 && kinds[level].length === 0);
  return always ? {} : { order: "always" };
}

/** The definition that a disposal is decided by. */
export const MATTER = { family: "approval", key: "disposal" } as const;

export const levelsForm: AskingForm<LevelsValues> = {
  asks: (values) => [
    "definition.set",
    {
      ...MATTER,
      set: {
        body: {
          levels: (rulesIn(values) ?? []).map((rule) => ({ ...rule, from: rule.from / 100 })),
        },
      },
    },
  ],
  places: { set: "order" },
};

export interface Needed {
  /** Cents from which on it is so. */
  from: number;
  /** Only where one of the things is of this kind; null: of whatever kind. */
  kind: string | null;
  levels: string[];
}

/** What the rule comes to: who is asked from which value on, and for which kinds that is otherwise. */
export function neededBy(rules: readonly LevelRule[]): Needed[] {
  const values = [...new Set([0, ...rules.map(({ from }) => from)])].sort((a, b) => a - b);
  const kinds = [...new Set(rules.flatMap((rule) => rule.kinds ?? []))];
  const at = (value: number, kind: string | null) =>
    levelsFor(rules, { value, kinds: kind === null ? [] : [kind] });
  const differs = (a: string[], b: string[] | undefined) => a.join() !== b?.join();
  return [null, ...kinds].flatMap((kind) => {
    const steps = values.map((from) => ({ from, kind, levels: at(from, kind) }));
    return steps.filter(
      ({ from, levels }, index) =>
        differs(levels, steps[index - 1]?.levels) && (kind === null || differs(levels, at(from, null))),
    );
  });
}
