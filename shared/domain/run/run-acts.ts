import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { moveState, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { stepKey } from "../checklist/condition.ts";
import { maskSecrets } from "../checklist/mask-secrets.ts";
import { BACKUP_STATES, NEXT_ACTIONS, VERDICTS } from "../checklist/outcomes.ts";
import { MAX_RAW } from "../checklist/reading.ts";
import type { Reading } from "../checklist/reading.ts";
import { act } from "../kind/act.ts";
import { writeKeys } from "../kind/edits.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { LEEWAY_MS } from "../kind/rule.ts";
import { undoing } from "../kind/undoing.ts";
import { ref, text } from "../words.ts";
import { answerFits } from "./answer-fits.ts";
import { runRaise } from "./raise-act.ts";
import { RUN_MOVES, runAnswer, runFields, runSignature } from "./run-fields.ts";
import { answersIn, documentOf, statusOf, walkOf } from "./run-state.ts";
import { runStart } from "./start-act.ts";
import { answeredText, backupText } from "./signed-text.ts";

const f = runFields;
const PERMISSION = "run.write";
const touches = ({ run }: { run: string }) => [entityKeyOf("run", run)];
const MOST_AT_ONCE = 60;

const answers = z
  .record(stepKey, runAnswer)
  .refine((all) => Object.keys(all).length > 0 && Object.keys(all).length <= MOST_AT_ONCE, {
    message: `between 1 and ${MOST_AT_ONCE} steps`,
  });

/** What of an answer speaks of a person. */
function personalAnswers({ answer }: Record<string, unknown>) {
  const keys = typeof answer === "object" && answer !== null ? Object.keys(answer) : [];
  return Object.fromEntries(
    keys.flatMap((key) => [
      [`answer.${key}.words`, HIDDEN],
      [`answer.${key}.reason`, HIDDEN],
      [`answer.${key}.reading.raw`, HIDDEN],
      [`answer.${key}.signature.name`, HIDDEN],
      [`answer.${key}.signature.strokes`, [[]]],
    ]),
  );
}

const answeredBeforeNow: Rule<{ answer: z.output<typeof answers> }> = ({ answer }, { now }) => {
  const late = Object.entries(answer).find(([, { at }]) => Date.parse(at) > now + LEEWAY_MS);
  return late
    ? { rule: "inFuture", path: `answer.${late[0]}.at`, message: "this moment has not come yet" }
    : null;
};

const askedSignature = runSignature.omit({ docHash: true }).nullable().default(null);

const runAnswerAct = act({
  permission: PERMISSION,
  undo: "run.undo",
  about: "Answers steps of a run, or answers them again, until it is concluded.",
  payload: z.object({ run: ref, answer: answers }),
  personal: personalAnswers,
  touches,
  fold: (draft, { answer }) => writeKeys(draft, f.answer, "answer", answer),
  asks: z.object({
    run: ref,
    answer: z
      .record(stepKey, runAnswer.extend({ signature: askedSignature }))
      .refine((all) => Object.keys(all).length > 0 && Object.keys(all).length <= MOST_AT_ONCE, {
        message: `between 1 and ${MOST_AT_ONCE} steps`,
      }),
  }),
  rules: [answeredBeforeNow as never],
  plan({ run, answer }, planning) {
    const open = openRun(planning, run);
    if (!open.ok) return open;
    const { state, checklist } = open.value;
    const sealed: Record<string, unknown> = {};
    for (const [key, asked] of Object.entries(answer)) {
      const said = withoutSecrets(asked);
      const step = checklist.steps.find((each) => each.key === key);
      if (!step) return refused("notFound", "the checklist has no such step", `answer.${key}`);
      const fits = answerFits(planning, state, step, said, `answer.${key}`);
      if (!fits.ok) return fits;
      const { signature, ...plain } = said;
      sealed[key] = {
        ...plain,
        signature: signed(planning, answeredText(state, step, plain), signature),
      };
    }
    return planned({ payload: { run, answer: sealed }, label: labelOf(state), id: run, number: null });
  },
});

const MOST_WORDS = 4000;

/** What is pasted holds passwords as often as what is measured; here nothing goes round it. */
function withoutSecrets<A extends { words: string; reading: Reading | null }>(said: A): A {
  const { words, reading } = said;
  const raw = reading?.rawAs === "text" ? maskSecrets(reading.raw).slice(0, MAX_RAW) : (reading?.raw ?? "");
  return {
    ...said,
    words: maskSecrets(words).slice(0, MOST_WORDS),
    reading: reading && { ...reading, raw },
  };
}

/** A signature bound to the text that it is under. */
function signed(planning: Planning, text: string, signature: z.output<typeof askedSignature>) {
  return signature && { ...signature, docHash: planning.sha256(text) };
}

function openRun(planning: Planning, run: string) {
  const found = existing(planning, "run", run, "run");
  if (!found.ok) return found;
  const state = found.value;
  const status = statusOf(state);
  if (status !== "open") {
    const message = `a run that is ${status} is read only: another is begun`;
    return refused("notAllowed", message, "run", { rule: "readOnly", status });
  }
  const checklist = documentOf(state);
  if (!checklist) {
    return refused("notAllowed", "a newer program began this run", "run", { rule: "needsUpdate" });
  }
  return planned({ state, checklist });
}

const agreed = {
  run: ref,
  consent: z.boolean().optional(),
  consentBy: text(60).optional(),
  backup: z.enum(BACKUP_STATES).optional(),
};

const agreesToSomething: Rule<{
  consent?: boolean;
  consentBy?: string;
  backup?: string;
  backupSignature: unknown;
}> = (asked) => {
  if (asked.consent === undefined && asked.backup === undefined) {
    return { missing: ["consent"], message: "neither consent nor the state of the backup is said" };
  }
  if (asked.consent === true && (asked.consentBy ?? "").trim() === "") {
    return { missing: ["consentBy"], message: "who agrees is not said" };
  }
  return asked.backup === "declined" && asked.backupSignature === null
    ? { missing: ["backupSignature"], message: "who declines a backup signs for it" }
    : null;
};

const runAgree = act({
  permission: PERMISSION,
  undo: "run.undo",
  about: "Says that the user agrees to have their data touched, and how their data are backed up.",
  payload: z.object({ ...agreed, backupSignature: runSignature.nullable().optional() }),
  personal: {
    consentBy: HIDDEN,
    "backupSignature.name": HIDDEN,
    "backupSignature.strokes": [[]],
  },
  touches,
  fold(draft, said) {
    for (const name of ["consent", "consentBy", "backup", "backupSignature"] as const) {
      if (said[name] !== undefined) writeField(draft, f[name], name, said[name]);
    }
  },
  asks: z.object({ ...agreed, backupSignature: askedSignature }),
  rules: [agreesToSomething as never],
  plan({ backupSignature, ...asked }, planning) {
    const open = openRun(planning, asked.run);
    if (!open.ok) return open;
    const { state } = open.value;
    const proof =
      asked.backup === undefined
        ? {}
        : {
            backupSignature: signed(planning, backupText(state, asked.backup), backupSignature),
          };
    return planned({ payload: { ...asked, ...proof }, label: labelOf(state), id: asked.run, number: null });
  },
});

const runConclude = act({
  permission: PERMISSION,
  final: "a finished run is read only: another is begun",
  about:
    "Concludes a run: refused while required steps are open. `verdict` and `next` follow from the answers unless they are said.",
  payload: z.object({
    run: ref,
    conclusion: f.conclusion.schema,
    verdict: f.verdict.schema,
    next: f.next.schema,
    note: f.note.schema.default(""),
  }),
  personal: { note: HIDDEN },
  touches,
  fold(draft, { conclusion, verdict, next, note }) {
    move(draft, "conclude");
    writeField(draft, f.conclusion, "conclusion", conclusion);
    writeField(draft, f.verdict, "verdict", verdict);
    writeField(draft, f.next, "next", next);
    writeField(draft, f.note, "note", note);
  },
  asks: z.object({
    run: ref,
    verdict: z.enum(VERDICTS).optional(),
    next: z.enum(NEXT_ACTIONS).optional(),
    note: text(1000).default(""),
  }),
  plan({ run, verdict, next, note }, planning) {
    const open = openRun(planning, run);
    if (!open.ok) return open;
    const { state, checklist } = open.value;
    const { conclusion, missing } = walkOf(checklist, answersIn(state));
    if (!conclusion) {
      const message = "steps that are required are not answered";
      return refused("notAllowed", message, "run", { rule: "unanswered", missing });
    }
    const { key, verdict: found, next: advised } = conclusion;
    const said = { conclusion: key, verdict: verdict ?? found, next: next ?? advised, note };
    return planned({ payload: { run, ...said }, label: labelOf(state), id: run, number: null });
  },
});

function move(draft: Draft, name: keyof typeof RUN_MOVES): void {
  const { from, to } = RUN_MOVES[name];
  moveState(draft, "status", from, to);
}

const abandoned = z.object({ run: ref, reason: text(400, 2) });

const runAbandon = act({
  permission: PERMISSION,
  final: "another run is begun",
  about: "Gives a run up, with a reason. What it blocks stays blocked until a lead says otherwise.",
  payload: abandoned,
  personal: { reason: HIDDEN },
  touches,
  fold(draft, { reason }) {
    move(draft, "abandon");
    writeField(draft, f.reason, "reason", reason);
  },
  asks: abandoned,
  plan(asked, planning) {
    const found = existing(planning, "run", asked.run, "run");
    if (!found.ok) return found;
    if (statusOf(found.value) !== "open") {
      return refused("notAllowed", "only a run that is open is given up", "run", { rule: "readOnly" });
    }
    return planned({ payload: asked, label: labelOf(found.value), id: asked.run, number: null });
  },
});

const overridden = z.object({ run: ref, override: text(400, 4) });

const runOverride = act({
  permission: "gate.override",
  final: "who let a ticket pass said why",
  about: "Lets the ticket of a run be closed although the run is not finished, with a reason.",
  payload: overridden,
  personal: { override: HIDDEN },
  touches,
  fold: (draft, { override }) => writeField(draft, f.override, "override", override),
  asks: overridden,
  plan(asked, planning) {
    const found = existing(planning, "run", asked.run, "run");
    if (!found.ok) return found;
    return planned({ payload: asked, label: labelOf(found.value), id: asked.run, number: null });
  },
});

export const runActs = {
  "run.start": runStart,
  "run.answer": runAnswerAct,
  "run.agree": runAgree,
  "run.abandon": runAbandon,
  "run.conclude": runConclude,
  "run.override": runOverride,
  "run.raise": runRaise,
  "run.undo": undoing("run", f, {
    permission: PERMISSION,
    except: [
      "number",
      "checklist",
      "version",
      "document",
      "ticket",
      "asset",
      "place",
      "environment",
      "tour",
      "target",
      "raised",
      "conclusion",
      "verdict",
      "next",
      "note",
      "override",
      "reason",
      "status",
    ],
    closed: (state) =>
      statusOf(state) === "open"
        ? null
        : refused("notAllowed", "a finished run is read only", "run", { rule: "readOnly" }),
  }),
};
