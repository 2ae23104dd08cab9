import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { file as fileKind } from "../../../shared/domain/file/file.ts";
import { textIn, textOrNull } from "../../../shared/domain/kind/read-state.ts";
import { answeredText, backupText } from "../../../shared/domain/run/signed-text.ts";
import type { RunAnswer, RunSignature } from "../../../shared/domain/run/run-fields.ts";
import { run as runKind } from "../../../shared/domain/run/run.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import { answersIn, documentOf, statusOf, walkOf } from "../../../shared/domain/run/run-state.ts";
import type { DocumentFile } from "../../../shared/documents/document.ts";
import type { RunSigned, RunSources, StepOnWay } from "../../../shared/documents/run/run-sources.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import { sha256 } from "../keys/device-key.ts";
import { entityConflicts, memberNames } from "../queries/parts.ts";
import { rowOf } from "../store/derived/projections.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";
import { sayingOf, withheldOf } from "./saying.ts";
import type { Saying } from "./saying.ts";
import { runAbout } from "./run-about.ts";

/** A run as it stands; once it came to its end nothing of it changes but what is erased. */
export function readRun(
  store: Store,
  found: FoundDocument,
): { sources: RunSources; files: DocumentFile[]; at: string } {
  const { run: id } = found.op.payload as { run: string };
  const reading = readStore(store);
  const state = store.state(entityKeyOf(runKind.name, id)) as EntityState;
  const log = reading.operationsOf(runKind.name, id).map((each) => ({ ...each, op: operationFrom(each) }));
  const saying = sayingOf(store, new Map(log.map(({ op }) => [op.id, op])), memberNames(reading));
  const number = textIn(state, "number");
  const files = log.map(({ op, body, sig }, index) => ({
    name: `${number}.${index + 1}.${op.type}.record.json`,
    text: body,
    description: `Operation as sealed. SHA-256 ${op.hash}. Ed25519 signature of device ${op.device}: ${sig}`,
  }));
  const checklist = documentOf(state);
  const ending = log.findLast(({ op }) => op.type === "run.conclude" || op.type === "run.abandon")?.op;
  const withheld = log.flatMap(({ op }) => withheldOf(store, op));
  const binding = store.meta.get("binding");
  const row = rowOf(state) as RunRow;
  const { fields } = state;
  const concluded = textOrNull(state, "conclusion");
  const sources: RunSources = {
    organisation: store.identity().workspaceName,
    number,
    title: row.title,
    checklist: row.checklist,
    version: textIn(state, "version"),
    status: statusOf(state),
    ...runAbout(store, state, ending),
    environment: (fields.environment as RunSources["environment"] | undefined) ?? null,
    place: row.place,
    startedAt: found.op.at,
    startedBy: saying.nameOf(found.op.actor),
    endedAt: ending?.at ?? "",
    endedBy: ending ? saying.nameOf(ending.actor) : "",
    consent: typeof fields.consent === "boolean" ? fields.consent : null,
    consentBy: saying.of(state, "consentBy"),
    backup: (fields.backup as RunSources["backup"] | undefined) ?? null,
    steps: checklist ? stepsOn(store, state, checklist, saying) : [],
    signatures: signaturesIn(state, checklist, saying),
    conclusion: checklist?.conclusions.find(({ key }) => key === concluded) ?? null,
    verdict: (textOrNull(state, "verdict") as RunSources["verdict"]) ?? null,
    next: (textOrNull(state, "next") as RunSources["next"]) ?? null,
    note: saying.of(state, "note"),
    reason: saying.of(state, "reason"),
    override: overrideIn(state, log, saying),
    unreadable: row.needsUpdate,
    withheld: {
      erased: withheld.filter((why) => why === "erased").length,
      absent: withheld.filter((why) => why === "absent").length,
    },
    conflicts: entityConflicts(reading)(state).length,
    unsent: log.some(({ seq }) => seq === null),
    anchor: binding ? { of: "hub", key: binding.hubKey } : { of: "laptop", key: store.identity().publicKey },
    files: files.map(({ name }) => name),
  };
  return { sources, files, at: log.at(-1)?.op.at ?? found.op.at };
}

/** The way that was gone, each step with what was said of it. */
function stepsOn(store: Store, state: EntityState, checklist: Checklist, saying: Saying): StepOnWay[] {
  const answers = answersIn(state);
  const steps = new Map(checklist.steps.map((step) => [step.key, step]));
  return walkOf(checklist, answers).path.flatMap((key): StepOnWay[] => {
    const step = steps.get(key);
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (!step) return [];
    return [{ step, said: answer ? saidOf(store, state, step, answer, saying) : null }];
  });
}

function saidOf(
  store: Store,
  state: EntityState,
  { key }: Step,
  answer: RunAnswer,
  { nameOf, personal }: Saying,
): NonNullable<StepOnWay["said"]> {
  const by = lastWrite(state, `answer.${key}`);
  const own = (text: string) => personal(text, by?.op ?? "");
  const { reading } = answer;
  return {
    ...{ outcome: answer.outcome, value: answer.value, at: answer.at },
    words: own(answer.words),
    reason: own(answer.reason),
    reading: reading && withoutRaw(reading),
    raw: own(reading?.raw ?? ""),
    files: answer.files.map(
      (file) => (store.source.row(fileKind.name, file) as { name: string } | null)?.name ?? file,
    ),
    signed: answer.signature !== null,
    by: nameOf(by?.actor ?? ""),
  };
}

const withoutRaw = ({ raw: _, ...reading }: Reading): Omit<Reading, "raw"> => reading;

/** Who signed, each looked at whether it is bound to what stands here. */
function signaturesIn(state: EntityState, checklist: Checklist | null, { personal }: Saying): RunSigned[] {
  const answers = answersIn(state);
  const place = (
    title: Localized | null,
    { name, strokes, signedAt, identityCheck, docHash }: RunSignature,
    op: string,
    text: string | null,
  ): RunSigned => ({
    ...{ title, strokes, signedAt, identityCheck, name: personal(name, op) },
    lacking: strokes.some((stroke) => stroke.length > 0) ? null : personal(HIDDEN, op).lacking,
    fits: text === null ? null : sha256(text) === docHash,
  });
  const declined = state.fields.backupSignature as RunSignature | null | undefined;
  return [
    ...(declined
      ? [
          place(
            null,
            declined,
            lastWrite(state, "backupSignature")?.op ?? "",
            backupText(state, textIn(state, "backup")),
          ),
        ]
      : []),
    ...(checklist?.steps ?? []).flatMap((step) => {
      const answer = Object.hasOwn(answers, step.key) ? answers[step.key] : undefined;
      if (!answer?.signature) return [];
      const op = lastWrite(state, `answer.${step.key}`)?.op ?? "";
      const { signature, ...plain } = answer;
      const whole = ![plain.words, plain.reason, plain.reading?.raw].includes(HIDDEN);
      return [place(step.title, signature, op, whole ? answeredText(state, step, plain) : null)];
    }),
  ];
}

function overrideIn(
  state: EntityState,
  log: readonly { op: Operation }[],
  { nameOf, of }: Saying,
): RunSources["override"] {
  const by = lastWrite(state, "override");
  if (!by) return null;
  const at = log.find(({ op }) => op.id === by.op)?.op.at ?? "";
  return { reason: of(state, "override"), by: nameOf(by.actor), at };
}
