import { Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { useRules } from "../../records/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { DraftNote, ErrorNote, Note, PersonPicker, select, toast, useDraftedForm } from "../../ui/index.ts";
import { SigningView } from "./signing-view.tsx";
import type { Signer } from "./signing-view.tsx";
import type { HandOverValues, Party, ReturnValues, SharedValues } from "./custody-acts.ts";
import { NOBODY, documentOf } from "./custody-acts.ts";
import css from "./custody-frame.module.css";
import { IdentityField, SigningFoot } from "./custody-parts.tsx";
import { LineList } from "./line-list.tsx";
import { TaskForm } from "./task-form.tsx";
import type { Lines } from "./use-lines.ts";

type Act = "handOver" | "return";

/**
 * The draft of a hand-over or a return; each start has one of its own.
 * @param first asset the form was started for
 */
export function useCustodyDraft<V extends HandOverValues | ReturnValues, F extends string>(
  act: Act,
  first: string | undefined,
  initial: V,
  asking: AskingForm<V, F>,
): DraftedForm<V, F> {
  const wrongIn = useRules();
  return useDraftedForm<V, F>({
    key: [`custody.${act}`, first].filter(Boolean).join(":"),
    form: `custody.${act}`,
    initial,
    validate: (values) => wrongIn(asking, values),
  });
}

type SharedField = "place" | "at" | "lines";

interface Props<V extends HandOverValues | ReturnValues, F extends string> {
  act: Act;
  onClose: () => void;
  form: DraftedForm<V, F | SharedField>;
  lines: Lines;
  asking: AskingForm<V, F | SharedField>;
  terms: string;
  /** Why: the purpose of a hand-over, the reason of a return. */
  why: {
    label: string;
    value: string | null;
    data: { value: string; label: string }[];
    error: string | undefined;
    set: (value: string | null) => void;
  };
  /** The person before the desk: who receives, or who brings back. */
  user: { label: string; value: Party; error: string | undefined; set: (party: Party) => void };
  /** Who else signs, and in which role each. */
  signers: { user: Signer["role"]; staff: Signer };
  /** Of whom the assets are expected. */
  holder: string;
  /** What the signing view says besides the place. */
  facts: { before: string; after: string };
  /** Fields before and after place and time. */
  fields?: { before: ReactNode; after: ReactNode };
}

/** Hand-over or return: the fields once, then any number of assets; signed on the screen, then saved. */
export function CustodyForm<V extends HandOverValues | ReturnValues, F extends string>(props: Props<V, F>) {
  const { act, form, lines, terms, why, user, signers, facts } = props;
  const t = useText("assets");
  const { run, busy, error } = useCommand();
  const [signing, setSigning] = useState(false);
  const { values, errors } = form as DraftedForm<V, SharedField>;
  const patch = form.patch as (change: Partial<SharedValues>) => void;

  async function save() {
    if (!form.check() || busy) return;
    const [type, args] = props.asking.asks(values);
    const done = await run(type, args);
    if (!done.ok) return;
    form.done();
    toast(t(`${act}.saved`, { number: done.value.number ?? "" }));
    props.onClose();
    const only = values.lines.length === 1 ? values.lines[0] : undefined;
    if (only) select("assets", only.asset.id);
  }

  return (
    <>
      <TaskForm
        title={t(`${act}.title`)}
        onBack={props.onClose}
        onSubmit={() => void save()}
        foot={
          <SigningFoot
            signings={values}
            terms={terms}
            busy={busy}
            save={t(`${act}.save`)}
            onSign={() => form.check() && setSigning(true)}
          />
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
            <Select
              label={why.label}
              data={why.data}
              value={why.value}
              allowDeselect={false}
              error={why.error}
              required
              autoFocus
              onChange={why.set}
            />
            <PersonPicker
              label={user.label}
              name={user.value.name}
              error={user.error}
              required
              onName={(name) => user.set({ ...NOBODY, name })}
              onPerson={({ id, name, employeeNo, dept }) => user.set({ person: id, name, employeeNo, dept })}
            />
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
              onChange={(identityCheck) => patch({ identityCheck })}
            />
          </div>
          <div className={css.lines}>
            <LineList lines={lines} error={errors.lines} isForeign={(holder) => holder !== props.holder} />
          </div>
        </div>
      </TaskForm>
      {signing && (
        <SigningView
          title={t(`signing.${act}Title`)}
          facts={[facts.before, values.place, facts.after]}
          lines={values.lines}
          terms={terms}
          user={{ role: signers.user, name: user.value.name.trim() }}
          staff={signers.staff}
          onClose={() => setSigning(false)}
          onDone={(signed) => {
            patch({ signing: { ...signed, document: documentOf(values, terms) } });
            setSigning(false);
          }}
        />
      )}
    </>
  );
}
