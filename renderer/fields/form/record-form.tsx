import type { CommandName } from "../../../shared/domain/commands.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useCommand } from "../../core/index.ts";
import { useRules } from "../../records/index.ts";
import { DraftNote, FormDialog, Note, useDraftedForm } from "../../ui/index.ts";
import type { Edits } from "../edits.ts";
import { editedOf } from "../meta.ts";
import { RecordFieldsForm } from "./record-fields-form.tsx";
import type { RecordEdits } from "./asking.ts";
import { changesFor, editsForm } from "./asking.ts";

/** Kinds whose records are made and changed by one act: each field of them is free. */
type SmallKind = { [N in CommandName]: N extends `${infer K}.set` ? K : never }[CommandName];

interface Props {
  kind: SmallKind;
  /** Null: a new one. */
  id: string | null;
  /** What the record holds. */
  values: Readonly<Record<string, unknown>>;
  /** What a new one begins with. */
  initial?: Edits;
  title: string;
  onClose: () => void;
}

/** Adds a record of a small kind, or changes one: only what was touched is sent. */
export function RecordForm({ kind, id, values, initial = {}, title, onClose }: Props) {
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const fields = editedOf(kindNamed(kind) as RecordKind);
  const current = atHand(values);
  const asking = editsForm(kind, id, current, fields);
  const form = useDraftedForm<RecordEdits, string>({
    key: `${kind}.set:${id ?? "new"}`,
    form: `${kind}.set`,
    initial: { edits: id === null ? initial : {} },
    validate: (entered) => wrongIn(asking, entered),
  });
  const { edits } = form.values;

  async function save() {
    if (!form.check() || busy) return;
    if (Object.keys(changesFor(fields, edits, current)).length > 0) {
      const done = await runAll([asking.asks(form.values)]);
      if (!done.ok) return;
    }
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={title}
      size="lg"
      busy={busy}
      error={error}
      writes={`${kind}.set`}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {form.errors.form && <Note tone="bad" alert title={form.errors.form} />}
      <RecordFieldsForm
        fields={fields}
        current={current}
        edits={edits}
        errors={form.errors}
        onChange={(to) => form.set("edits", to)}
      />
    </FormDialog>
  );
}
