import { z } from "zod";
import { MAX_TOUCHES, entityKey, splitEntityKey } from "../../log/operation.ts";
import { MAX_PARTS, anyPlace } from "../../log/parts.ts";
import type { Withheld } from "../../log/parts.ts";
import type { EntityState, Erasure } from "../../log/state.ts";
import { act } from "../kind/act.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result, SaidOperation } from "../kind/plan.ts";
import { lockedUntil } from "../kind/retention.ts";
import { date, ref, sha256Hex, text } from "../words.ts";

/** Most operations of which one act erases something. */
const MAX_TARGETS = 500;

const said = {
  reason: text(500, 2),
  /** The rule of retention it follows, or the right that the person claimed. */
  rule: text(200, 2),
};

const payload = z.object({
  records: z.array(entityKey).min(1).max(MAX_TOUCHES),
  targets: z
    .array(z.object({ operation: ref, parts: z.array(sha256Hex).min(1).max(MAX_PARTS) }))
    .min(1)
    .max(MAX_TARGETS),
  /** Where in the operations it stood, e.g. `set.phone`. */
  what: z.array(z.string().max(100)).max(100),
  ...said,
  /** What is kept by law is not erased yet: this is the day from which it may be. */
  until: date.nullable().default(null),
});

const asks = z
  .object({
    /** One operation, … */
    operation: ref.nullable().default(null),
    /** … or all operations of a record. */
    record: entityKey.nullable().default(null),
    /** Only what stands at these places, e.g. `set.phone`; everything personal when none is named. */
    paths: z.array(z.string().min(1).max(100)).max(50).default([]),
    ...said,
    /** Record the wish where the law does not allow it yet. */
    wish: z.boolean().default(false),
  })
  .refine(({ operation, record }) => (operation === null) !== (record === null), {
    message: "either an operation or a record",
    path: ["operation"],
  });

type Asked = z.output<typeof asks>;

const recordErase = act({
  permission: "data.erase",
  final: "what is erased is gone",
  about:
    "Erases personal values of one `operation`, or of all operations of a `record` (`person:<id>`), for good, on every laptop and the hub. What is kept by law is refused with the day (`wish` records the wish).",
  payload,
  touches: ({ records }) => [...new Set(records)],
  forgets: ({ targets, until }) => (until === null ? targets : []),
  fold(draft, { targets, what, reason, rule, until }) {
    const parts = targets.flatMap((target) => target.parts);
    const erasure: Erasure = { by: draft.mark, parts, what, reason, rule, until };
    draft.state.erasures = [...(draft.state.erasures ?? []), erasure];
  },
  asks,
  plan(asked, planning) {
    const named = operationsNamed(asked, planning);
    if (!named.ok) return named;
    const found = named.value.map((operation) => ({
      operation,
      parts: operation.parts.filter(({ path }) => isAsked(asked.paths, path)),
    }));
    const targets = withRepeats(
      found.filter(({ parts }) => parts.length > 0),
      planning,
    );
    if (targets.length === 0) {
      const plain = named.value.some((operation) => operation.plain);
      return refused("notAllowed", nothingLeft(plain), "paths", { rule: plain ? "plain" : "nothing" });
    }
    const until = latest(targets.map(({ operation }) => lockOf(operation, planning)));
    if (until !== null && (!asked.wish || until === "never")) {
      const message = until === "never" ? "the law keeps this for ever" : `the law keeps this until ${until}`;
      return refused("notAllowed", message, "operation", { rule: "locked", until });
    }
    const records = [...new Set(targets.flatMap(({ operation }) => operation.touches))];
    const count = targets.reduce((sum, { parts }) => sum + parts.length, 0);
    if (records.length > MAX_TOUCHES || targets.length > MAX_TARGETS || count > MAX_PARTS) {
      return refused("notAllowed", "too much for one act; name fewer places", "paths", { rule: "tooMany" });
    }
    const what = [...new Set(targets.flatMap(({ parts }) => parts.map(({ path }) => anyPlace(path))))];
    return planned({
      payload: {
        records,
        targets: targets.map(({ operation, parts }) => ({
          operation: operation.id,
          parts: parts.map(({ part }) => part),
        })),
        what: what.slice(0, 100),
        reason: asked.reason,
        rule: asked.rule,
        until,
      },
      label: "",
      id: null,
      number: null,
    });
  },
});

export const eraseActs = { "record.erase": recordErase };

function operationsNamed({ operation, record }: Asked, planning: Planning): Result<SaidOperation[]> {
  if (operation !== null) {
    const found = planning.operation(operation);
    return found ? planned([found]) : refused("notFound", "there is no such operation here", "operation");
  }
  const { kind, id } = splitEntityKey(record ?? "");
  const all = planning.operationsOf(kind, id);
  return all.length > 0 ? planned(all) : refused("notFound", "there is no such record here", "record");
}

interface Target {
  operation: SaidOperation;
  parts: readonly Withheld[];
}

/**
 * A part that stands in several operations, since one took back what had replaced it, is erased of all
 * of them. Programs that do not know it themselves obey what is named.
 */
function withRepeats(targets: readonly Target[], planning: Planning): Target[] {
  const gone = new Set(targets.flatMap(({ parts }) => parts.map(({ part }) => part)));
  const records = new Set(targets.flatMap(({ operation }) => operation.touches));
  const about = [...records].flatMap((key) => {
    const { kind, id } = splitEntityKey(key);
    return planning.operationsOf(kind, id);
  });
  const all = new Map(targets.map((target) => [target.operation.id, target]));
  for (const operation of about) {
    const known = all.get(operation.id)?.parts ?? [];
    const more = operation.parts.filter(
      ({ path, part }) => gone.has(part) && !known.some((each) => each.path === path),
    );
    if (more.length > 0) all.set(operation.id, { operation, parts: [...known, ...more] });
  }
  return [...all.values()];
}

const nothingLeft = (plain: boolean) =>
  plain
    ? "this was sealed by a program that did not hide personal values; it cannot be erased"
    : "nothing personal is left of it";

/** A path may name an element (`lines.3.note`) or, as a whole, what it holds (`lines`). */
const isAsked = (paths: readonly string[], path: string) =>
  paths.length === 0 ||
  paths.some((asked) => path === asked || anyPlace(path) === asked || path.startsWith(`${asked}.`));

/** The day until which an operation is locked, by the records it stands in. */
function lockOf({ keep, touches }: SaidOperation, planning: Planning): string | null {
  const changes = touches.map((key) => {
    const { kind, id } = splitEntityKey(key);
    const state = planning.state(kind, id);
    return state ? lastSaid(state) : 0;
  });
  const today = new Date(planning.now).toISOString().slice(0, 10);
  const until = latest(keep.map((each) => lockedUntil(each, Math.max(0, ...changes))));
  return until !== null && until !== "never" && until <= today ? null : until;
}

/** Corrected time of the last operation that said something of a record, ms: a wish to erase keeps nothing longer. */
function lastSaid({ marks, erasures = [] }: EntityState): number {
  const wishes = new Set(erasures.map(({ by }) => by.op));
  let last = 0;
  for (const { op, at } of marks) if (!wishes.has(op)) last = Math.max(last, at);
  return last;
}

/** The latest day; `never` is later than any. */
function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
}
