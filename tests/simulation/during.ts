import { HIDDEN } from "../../electron/core/store/log/operation-log.ts";
import { operationFrom } from "../../electron/core/store/log/stored-parts.ts";
import type { StoredForm } from "../../electron/core/store/log/stored-parts.ts";
import { asShown } from "../../shared/domain/as-shown.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import { recordsOf } from "../../shared/domain/registry.ts";
import { canonicalJson, sameJson } from "../../shared/log/canonical.ts";
import { setElements } from "../../shared/log/state.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { lastWrite } from "../../shared/log/write.ts";
import { sayingsIn } from "../support/domain/sayings.ts";
import type { Laptop } from "./laptop.ts";

interface Held extends StoredForm {
  id: string;
  type: string;
  status: string;
}

/**
 * What must hold at every moment, whatever goes wrong meanwhile (I13 of testing.md): a user reads
 * what he wrote, what was once seen does not go away unless it is shown as refused, and an act over
 * many records is seen whole or not at all.
 *
 * @returns what is wrong on this laptop now, one line each
 */
export function seenNow(laptop: Laptop): string[] {
  const { store } = laptop.core.profile;
  const held = store.db.prepare<[], Held>("SELECT id, type, status, body, sig, parts FROM operation").all();
  const states = statesOf(laptop);
  const marks = new Map([...states].map(([key, state]) => [key, new Set(state.marks.map(({ op }) => op))]));
  const problems: string[] = [];
  const folded = new Set<string>();
  for (const each of held) {
    const { id, status } = each;
    if (status !== "accepted" && status !== "pending") continue;
    folded.add(id);
    const records = recordsOf(operationFrom(each));
    const missing = records.filter((key) => !marks.get(key)?.has(id));
    if (missing.length > 0) {
      const part = missing.length < records.length ? "only in part" : "not at all";
      problems.push(`${laptop.name} shows the ${status} ${id} ${part}: not in ${missing.join()}`);
    }
  }
  // What goes out of sight is named so; whether it had to is judged in the end (sight.ts).
  const shown = new Map(held.map(({ id, type, status }) => [id, type === HIDDEN ? HIDDEN : status]));
  for (const id of laptop.seen) {
    const status = shown.get(id);
    if (status === undefined || status === "distrusted") problems.push(`${laptop.name} shows ${id} no more`);
  }
  laptop.seen = folded;
  return problems;
}

/** What a user sees who has just acted: the record holds what he said, and its row says it too. */
export function readBack(laptop: Laptop, id: string): string[] {
  const { store } = laptop.core.profile;
  const kept = store.log.body(id);
  if (!kept) return [`${laptop.name} has not kept ${id}`];
  const op = operationFrom(kept);
  return recordsOf(op).flatMap((key) => {
    const state = store.state(key);
    if (!state?.marks.find((mark) => mark.op === id)) return [`${laptop.name} does not show ${id} in ${key}`];
    const unsaid = sayingsIn(state, op, key).filter((saying) => !isRead(state, saying, id));
    const kind = kindNamed(state.kind);
    const stateOf = (other: string) => store.state(`${state.kind}:${other}`);
    const row = state.exists && kind ? JSON.parse(JSON.stringify(kind.row(asShown(state, stateOf)))) : null;
    const stale =
      row !== null && !kind?.partOf?.(state) && !sameJson(store.source.row(state.kind, state.id), row);
    return [
      ...unsaid.map((saying) => `${laptop.name} does not read ${canonicalJson(saying)} of ${id} in ${key}`),
      ...(stale ? [`${laptop.name} lists ${key} otherwise than it is after ${id}`] : []),
    ];
  });
}

/** What is taken back, and others say as well without having known of it, stays theirs (ADR 33). */
function isLeftToOthers(state: EntityState, field: string, id: string): boolean {
  const undone = state.undone?.find(({ by, stands }) => stands && by.op === id)?.operation;
  const writer = lastWrite(state, field)?.op;
  return undone !== undefined && writer !== undefined && ![id, undone].includes(writer);
}

function isRead(state: EntityState, saying: ReturnType<typeof sayingsIn>[number], id: string): boolean {
  const { field } = saying;
  switch (saying.says) {
    case "value":
    case "decision":
      return (
        sameJson(state.fields[field] ?? null, saying.value) ||
        isLeftToOthers(state, field, id) ||
        state.conflicts.some((each) => each.field === field && each.sides.some(({ op }) => op === id))
      );
    case "on":
      return setElements(state, field).includes(saying.element);
    case "entry":
      return [...(state.lists[field] ?? [])].some(({ mark }) => state.marks.at(mark)?.op === id);
    case "erasure":
      return saying.parts.every((part) => (state.erasures ?? []).some(({ parts }) => parts.includes(part)));
    case "apart":
      return (
        state.apart?.some(({ others }) => saying.others.every((other) => others.includes(other))) === true
      );
    case "move":
      return state.fields[field] === saying.to;
    default:
      return true;
  }
}

function statesOf(laptop: Laptop): Map<string, EntityState> {
  return new Map(laptop.states().map((state) => [`${state.kind}:${state.id}`, state]));
}
