import type { AnyAct } from "../../shared/domain/kind/act.ts";
import type { CommandName } from "../../shared/domain/commands.ts";
import type { CoreError, Executed } from "../../shared/ipc/contract.ts";
import { allDeclared, declaredYet } from "./all-declared.ts";
import type { Answer, Asked, CoreClient } from "./client.ts";
import type { ValueStore } from "./value-store.ts";
import { valueStore } from "./value-store.ts";

/** One operation that was just made here. */
export interface Step {
  type: string;
  kind: string;
  id: string;
  operation: string;
  /** Of the record, as the outbox calls it, where that is at hand. */
  label?: string;
}

/** One act of the person, of one operation or of several. */
export interface Done {
  type: string;
  /** What it was done to, as the outbox calls it. */
  label: string;
  steps: readonly Step[];
}

/** What the window says of an act, once; in whichever language is on when it is shown. */
export type Word = { n: number } & (
  | { says: "done" | "undone"; done: Done }
  | { says: "refused"; done: Done; error: CoreError }
  /** Some of it was taken back; of the rest the first says why not. */
  | { says: "undoneInPart"; done: Done; taken: number; left: readonly Step[]; error: CoreError }
  /** Words of their own by their whole key; `names` are values that are words as well. */
  | { says: "words"; key: string; values: Record<string, string>; names: Record<string, string> }
);

/** Acts that Z can walk back through. */
const KEPT = 10;
/** A second command like the first within this time is the same press of a hand. */
const TWICE_MS = 1500;
const PASSING: ReadonlySet<string> = new Set(["internal", "busy", "readOnly", "locked"]);

/** Whether something only did not work now, and may in a moment. */
export const isPassing = ({ code }: CoreError): boolean => PASSING.has(code);

/** The core ended, or failed, over it: nobody here knows whether it was carried out. */
export const isUnanswered = ({ code }: CoreError): boolean => code === "internal";

/** What this person has done in this window, what is said of it, and how it is taken back. */
export interface ActsDone {
  word: ValueStore<Word | null>;
  /** Oldest first. */
  done: ValueStore<readonly Done[]>;
  /**
   * Runs commands as one act: all of them or none. Answers what the last of them did, or the one at `named`, after
   * which the act is called.
   */
  run(asked: readonly Asked[], named?: number): Promise<Answer<Executed>>;
  say(key: string, values?: Record<string, string>, names?: Record<string, string>): void;
  /** Takes back the last act, or this one. Whatever comes of it is said. */
  undo(done?: Done): Promise<void>;
}

/** Null also before anything is known of acts, of which none is done yet either (all-declared.ts). */
export function actOf(type: string): AnyAct | null {
  const commands = declaredYet()?.COMMANDS;
  return commands && Object.hasOwn(commands, type) ? commands[type as CommandName].act : null;
}

/** Whether an act can be taken back by an act of its own. */
export function canUndo({ steps }: Done): boolean {
  return steps.length > 0 && steps.every(({ type }) => actOf(type)?.undo !== undefined);
}

/** @param now milliseconds, of whatever clock */
export function createActsDone(client: CoreClient, now: () => number): ActsDone {
  const word = valueStore<Word | null>(null);
  const done = valueStore<readonly Done[]>([]);
  const underWay = new Map<string, Promise<Answer<Executed>>>();
  let n = 0;
  let last: { key: string; answer: Answer<Executed>; at: number } | null = null;
  let undoing = false;
  /** Operations whose way back was sent and not answered. */
  const unanswered = new Set<string>();

  const tell = (said: Omit<Extract<Word, { says: "done" | "undone" }>, "n">) => word.set({ n: ++n, ...said });

  function note(acted: Done): void {
    done.set([...done.get().slice(1 - KEPT), acted]);
    tell({ says: "done", done: acted });
  }

  async function carryOut(asked: readonly Asked[], named: number): Promise<Answer<Executed>> {
    const answer = await client.executeAll(asked);
    if (!answer.ok) {
      // It may have been the last act: Z, meant for it, must not take back the one before.
      if (isUnanswered(answer.error)) done.set([]);
      return answer;
    }
    const all = answer.value;
    // Done is done, whether or not this window can still read what the act was.
    const declared = await allDeclared().catch(() => null);
    if (!declared) return { ok: true, value: all.at(named) as Executed };
    const { OPERATION_TYPES } = declared;
    const steps = all.flatMap(({ operation, id, label }, at): Step[] => {
      const type = asked[at]?.[0] ?? "";
      const kind = OPERATION_TYPES.get(type)?.kind ?? "";
      return operation === null ? [] : [{ type, kind, id: id ?? "", operation, label: label ?? "" }];
    });
    const label = all.find((each) => each.label)?.label ?? "";
    const type = named === -1 ? steps.at(-1)?.type : asked[named]?.[0];
    if (steps.length > 0) note({ type: type ?? "", label, steps });
    return { ok: true, value: all.at(named) as Executed };
  }

  async function run(asked: readonly Asked[], named = -1): Promise<Answer<Executed>> {
    const key = JSON.stringify(asked);
    // A double click means it once: both get the answer of the first.
    const known = underWay.get(key);
    if (known) return known;
    const running = carryOut(asked, named).finally(() => underWay.delete(key));
    underWay.set(key, running);
    const answer = await running;
    if (answer.ok) last = { key, answer, at: now() };
    // The first of two has done it; that the second is not possible any more is no failure.
    else if (answer.error.code === "notAllowed" && last?.key === key && now() - last.at < TWICE_MS) {
      return last.answer;
    }
    return answer;
  }

  const wayBack = ({ type }: Step) => actOf(type)?.undo ?? "";
  const isOwnWay = (step: Step) => actOf(wayBack(step))?.undoes === true;
  async function isOffered({ kind, id, operation }: Step): Promise<Answer<boolean>> {
    const offers = await client.query("record.undoable", { kind, id });
    return offers.ok
      ? { ok: true, value: offers.value.some((each) => each.operation === operation) }
      : offers;
  }

  /** Takes all of them back in one transaction, or none. */
  async function takeBack(steps: readonly Step[]): Promise<Answer<unknown>> {
    for (const step of steps) {
      if (isOwnWay(step)) continue;
      // An act of its own asks nothing about the operation.
      const offered = await isOffered(step);
      if (!offered.ok) return offered;
      if (!offered.value) return { ok: false, error: WENT_ON };
    }
    const asked = steps.map((step) => {
      const { kind, id, operation } = step;
      return [wayBack(step), { [kind]: id, ...(isOwnWay(step) ? { operation } : {}) }] as unknown as Asked;
    });
    const answer = await client.executeAll(asked);
    if (!answer.ok && isUnanswered(answer.error))
      for (const { operation } of steps) unanswered.add(operation);
    return answer;
  }

  /** Takes back what can be. Answers what cannot, and why; what only did not work now is an error. */
  async function takeBackMost(
    all: readonly Step[],
  ): Promise<Answer<{ left: readonly Step[]; error: CoreError | null }>> {
    const whole = await takeBack(all);
    if (whole.ok) return { ok: true, value: { left: [], error: null } };
    if (isPassing(whole.error)) return whole;
    const sent = all.filter(({ operation }) => unanswered.has(operation));
    if (isDone(whole.error) && sent.length > 0) {
      // What was sent together was done together.
      for (const { operation } of sent) unanswered.delete(operation);
      const rest = all.filter((step) => !sent.includes(step));
      return rest.length > 0 ? takeBackMost(rest) : { ok: true, value: { left: [], error: null } };
    }
    const can: Step[] = [];
    for (const step of all.length > 1 ? all : []) {
      const offered = await isOffered(step);
      if (!offered.ok) return offered;
      if (offered.value) can.push(step);
    }
    const left = all.filter((step) => !can.includes(step));
    if (can.length === 0 || left.length === 0) return { ok: true, value: { left: all, error: whole.error } };
    const most = await takeBack(can);
    if (most.ok) return { ok: true, value: { left, error: whole.error } };
    return isPassing(most.error) ? most : { ok: true, value: { left: all, error: most.error } };
  }

  async function undo(which = done.get().at(-1)): Promise<void> {
    if (!which || undoing) return;
    await allDeclared();
    if (!canUndo(which)) return word.set({ n: ++n, says: "refused", done: which, error: FINAL });
    undoing = true;
    last = null;
    const answer = await takeBackMost([...which.steps].reverse());
    undoing = false;
    // What only did not work now stays the next.
    if (!answer.ok) return word.set({ n: ++n, says: "refused", done: which, error: answer.error });
    const { left, error } = answer.value;
    const operations = which.steps.map(({ operation }) => operation);
    // What cannot be undone is passed over.
    done.set(done.get().filter(({ steps }) => !steps.some((each) => operations.includes(each.operation))));
    if (error === null) return tell({ says: "undone", done: which });
    if (left.length === which.steps.length) return word.set({ n: ++n, says: "refused", done: which, error });
    word.set({
      n: ++n,
      says: "undoneInPart",
      done: which,
      taken: which.steps.length - left.length,
      left,
      error,
    });
  }

  return {
    word,
    done,
    run,
    undo,
    say: (key, values = {}, names = {}) => word.set({ n: ++n, says: "words", key, values, names }),
  };
}

const refusal = (rule: string): CoreError => ({
  code: "notAllowed",
  message: "this cannot be taken back",
  path: "operation",
  details: { rule },
});
/** It was taken back by an undo before this one. */
const isDone = ({ details }: CoreError): boolean => details?.rule === "undoneAlready";

const WENT_ON = refusal("undoWentOn");
const FINAL = refusal("undoFinal");
