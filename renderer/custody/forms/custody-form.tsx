import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { SetPinDialog } from "../../signing/set-pin-dialog.tsx";
import { SigningView } from "../../signing/signing-view.tsx";
import type { Signed, Signer } from "../../signing/signing-view.tsx";
import type { DraftedForm } from "../../ui/index.ts";
import {
  Choice,
  DraftNote,
  ErrorNote,
  Note,
  PersonPicker,
  TaskForm,
  goToWrong,
  select,
} from "../../ui/index.ts";
import { GoodOrder } from "../lines/good-order.tsx";
import { LineList } from "../lines/line-list.tsx";
import type { Lines } from "../lines/use-lines.ts";
import { useOuts } from "../lines/use-outs.ts";
import { slipLineOf } from "../slip/slip-line.ts";
import { SlipPaper, slipTitleKey } from "../slip/slip-paper.tsx";
import type { SlipFacts } from "../slip/slip-paper.tsx";
import type {
  HandOverValues,
  IdentityCheck,
  Papers,
  Party,
  ReturnValues,
  SharedValues,
  Unstated,
} from "./custody-acts.ts";
import { NOBODY, documentOf, isSealed, standingSignature, wordsOf } from "./custody-acts.ts";
import css from "./custody-frame.module.css";
import { IdentityField, SigningFoot } from "./custody-parts.tsx";
import { DeclineLine } from "./decline-line.tsx";
import type { InRow } from "./in-row.ts";
import { useIdentityKeys } from "./use-identity-keys.ts";
import { UnsignedDialog } from "./unsigned-dialog.tsx";
import type { CustodyDraft } from "./use-custody-draft.ts";

type SharedField = "place" | "at" | "lines" | "signatures" | Unstated;

interface Props<V extends HandOverValues | ReturnValues, F extends string> extends Omit<
  TaskProps,
  "records"
> {
  act: "handOver" | "return";
  draft: CustodyDraft<V, F | SharedField>;
  lines: Lines;
  asking: AskingForm<V, F | SharedField>;
  papers: Papers;
  /** Why: the purpose of a hand-over, the reason of a return. */
  why: {
    label: string;
    value: string | null;
    data: { value: string; label: string }[];
    error: string | undefined;
    set: (value: string | null) => void;
  };
  /** The person before the desk: who receives, or who brings back. */
  user: {
    label: string;
    value: Party;
    error: string | undefined;
    set: (party: Party, place: string) => void;
    /** What is known of them, below their name. */
    known?: ReactNode;
  };
  /** Who signs, in this order. */
  signers: { user: Signer; others: readonly Signer[]; staff: Signer | null };
  /** Of whom the assets are expected. */
  holder: string;
  /** The document as it is signed, but for what both acts have. */
  slip: Omit<SlipFacts, "number" | "place" | "at" | "lines" | "agreement">;
  /** Fields before and after place and time. */
  fields?: { before: ReactNode; after: ReactNode };
  row?: InRow | undefined;
  /** Takes the badge of a person, scanned where assets are. */
  onBadge?: (person: string) => void;
}

/** Hand-over or return: the fields once, then any number of assets; the last signature on the screen saves it. */
export function CustodyForm<V extends HandOverValues | ReturnValues, F extends string>(props: Props<V, F>) {
  const { act, draft, lines, papers, why, user, signers, row } = props;
  const words = wordsOf(papers);
  const form = draft.form;
  const t = useText("custody");
  const { run, busy, error } = useCommand();
  const [open, setOpen] = useState<"signing" | "unsigned" | "pin" | null>(null);
  const [signs, setSigns] = useState(true);
  const { values, errors } = form as unknown as DraftedForm<V, SharedField>;
  const patch = form.patch as (change: Partial<SharedValues>) => void;
  const outs = useOuts(
    act === "return" && !isSealed(values),
    values.lines.map(({ asset }) => asset.id),
  );
  const standing = standingSignature(values, words);
  const slip: SlipFacts = {
    ...props.slip,
    number: null,
    place: values.place.trim(),
    at: Date.parse(values.at),
    lines: values.lines.map((line) => slipLineOf(line, outs.get(line.asset.id))),
    // Said above the pad, beside the paper.
    agreement: null,
  };
  const undecided = draft.unstated.includes("declined");

  async function save(asked: V): Promise<boolean> {
    if (busy) return false;
    const [type, args] = props.asking.asks(asked);
    const done = await run(type, args);
    if (!done.ok) return false;
    form.done();
    if (row) {
      row.onSaved(done.value, asked as HandOverValues);
      return true;
    }
    props.onDone?.(asked.lines.map(({ asset }) => asset.id));
    props.onClose();
    const only = asked.lines.length === 1 ? asked.lines[0] : undefined;
    if (only) select("assets", only.asset.id);
    return true;
  }

  function signOrSave() {
    setSigns(true);
    if (!form.check() || busy) return;
    if (standing) void save(values);
    else setOpen("signing");
  }

  // A row has the screen as a dialog has; whatever lies above it has the keys.
  const inDialog = row !== undefined && open === null;
  useIdentityKeys((identityCheck: IdentityCheck) => patch({ identityCheck }), signOrSave, inDialog);

  async function signed(done: Signed) {
    setOpen(null);
    const signing = { ...done, document: documentOf(values, words) };
    // What was signed stays in the form when it could not be saved.
    if (!(await save({ ...values, signing }))) patch({ signing });
  }

  function saveUnsigned(button: HTMLButtonElement) {
    setSigns(false);
    form.check();
    if (draft.isStatedBut("identityCheck")) setOpen("unsigned");
    else goToWrong(button.form);
  }

  return (
    <>
      <TaskForm
        title={row?.title ?? t(`${act}.title`)}
        inDialog={inDialog}
        onBack={props.onClose}
        writes={`custody.${act}`}
        onSubmit={signOrSave}
        foot={
          <>
            {row?.foot}
            <SigningFoot
              signings={values}
              standing={standing}
              busy={busy}
              save={t(`${act}.save`)}
              onSign={() => setOpen("signing")}
              onUnsigned={saveUnsigned}
            />
          </>
        }
      >
        {(form.restored !== null || error || errors.form) && (
          <div className={css.notes}>
            <DraftNote restored={form.restored} onDiscard={form.discard} />
            {errors.form && <Note tone="bad" alert title={errors.form} />}
            {error && <ErrorNote error={error} />}
          </div>
        )}
        <div className={css.columns}>
          <div className={css.fields}>
            <Choice
              label={why.label}
              placeholder={t("domain:choose")}
              data={why.data}
              value={why.value}
              error={why.error}
              required
              autoFocus={!row}
              onChange={why.set}
            />
            <PersonPicker
              label={user.label}
              name={user.value.name}
              error={user.error}
              required
              onName={(name) => user.set({ ...NOBODY, name }, "")}
              onPerson={({ id, name, employeeNo, dept, place }) =>
                user.set({ person: id, name, employeeNo, dept }, place)
              }
            />
            {user.known}
            {props.fields?.before}
            <TextInput
              label={t(`${act}.place`)}
              value={values.place}
              error={errors.place}
              maxLength={60}
              onChange={(event) => patch({ place: event.currentTarget.value })}
            />
            <TextInput
              type="datetime-local"
              label={t(`${act}.at`)}
              value={values.at}
              error={errors.at}
              required
              onChange={(event) => patch({ at: event.currentTarget.value })}
            />
            {props.fields?.after}
            <IdentityField
              value={values.identityCheck}
              error={signs ? errors.identityCheck : undefined}
              onChange={(identityCheck) => patch({ identityCheck })}
            />
          </div>
          <div className={css.lines}>
            <LineList
              act={act}
              lines={lines}
              unshown={errors.photos !== undefined}
              outs={outs}
              unworded={errors.unreturned !== undefined}
              error={
                errors.photos === undefined && errors.unreturned === undefined
                  ? (errors.lines ?? errors.declined)
                  : undefined
              }
              unstated={errors.conditions}
              isForeign={(holder) => holder !== props.holder}
              scans={row && props.onBadge && { onBadge: props.onBadge, preparedFor: row.preparedFor }}
            />
            <GoodOrder lines={values.lines} inDialog={inDialog} onChange={(next) => patch({ lines: next })} />
          </div>
        </div>
      </TaskForm>
      {open === "signing" && (
        <SigningView
          title={t(slipTitleKey(slip))}
          document={documentOf(values, words)}
          paper={(signatures, deciding) => (
            <SlipPaper
              slip={slip}
              {...(act === "handOver" && deciding
                ? {
                    lineAct: ({ asset, name, declined }) => (
                      <DeclineLine
                        name={name}
                        declined={declined}
                        onDecline={(why) => lines.say(asset, { declined: why })}
                      />
                    ),
                  }
                : {})}
            >
              {signatures}
            </SlipPaper>
          )}
          told={papers.agreement ? [papers.agreement.text, papers.agreement.kept] : []}
          incomplete={
            undecided
              ? t("unstated.declined")
              : slip.lines.every(({ declined }) => declined !== null)
                ? t("unstated.nothingAccepted")
                : null
          }
          {...signers}
          handsOn={row !== undefined}
          onClose={() => setOpen(null)}
          onSetPin={() => setOpen("pin")}
          onDone={(done) => void signed(done)}
        />
      )}
      {open === "pin" && <SetPinDialog onClose={() => setOpen(null)} />}
      {open === "unsigned" && (
        <UnsignedDialog
          act={act}
          words={values.unsignedWords ?? ""}
          onWords={(unsignedWords) => patch({ unsignedWords })}
          busy={busy}
          error={error}
          onSave={(unsigned) => void save({ ...values, unsigned })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
