import { Checkbox, TextInput } from "@mantine/core";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import type { ReactNode } from "react";
import { atHand } from "../../shared/log/parts.ts";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { lengthOf, placesInSet, useRules } from "../records/index.ts";
import type { AskingForm } from "../records/index.ts";
import { DraftNote, FormDialog, FormGrid, Note, Row, useDraftedForm } from "../ui/index.ts";
import { changesOf, flagOf, setCommand, textOf } from "./directory-edits.ts";
import type { DirectoryKind, Edits } from "./directory-edits.ts";

interface DirectoryForm {
  edits: Edits;
}

interface Props {
  kind: DirectoryKind;
  /** Null: a new one. */
  row: { id: string } | null;
  title: string;
  /** Lines of text. */
  texts: readonly string[];
  flags: readonly string[];
  /** A field of another sort, after the texts. */
  more?: (value: (name: string) => string, put: (name: string, value: string | null) => void) => ReactNode;
  /** Below the fields. */
  children?: ReactNode;
  onClose: () => void;
}

/** A number that marks one record may stand on a badge or a label. */
const isUnique = (kind: string, name: string) =>
  (kindNamed(kind) as RecordKind | undefined)?.fields[name]?.uniqueForm !== undefined;

/** Adds a person or a site, or changes one: only what was touched is sent. */
export function RecordForm(props: Props) {
  const { kind, row, title, texts, flags, more, children, onClose } = props;
  const t = useText("directory");
  const { run, busy, error } = useCommand();
  const current = atHand(row ?? {}) as Readonly<Record<string, unknown>>;
  const wrongIn = useRules();
  const asking: AskingForm<DirectoryForm, string> = {
    asks: ({ edits }) => setCommand(kind, row?.id ?? null, changesOf(edits, current)),
    places: placesInSet(texts),
  };
  const form = useDraftedForm<DirectoryForm, string>({
    key: `${kind}.set:${row?.id ?? "new"}`,
    form: `${kind}.set`,
    initial: { edits: row ? {} : { active: true } },
    validate: (values) => wrongIn(asking, values),
  });
  const { edits } = form.values;
  const value = (name: string) => textOf(edits, current, name);
  const put = (name: string, to: string | boolean | null) => form.set("edits", { ...edits, [name]: to });

  async function save() {
    if (!form.check() || busy) return;
    const set = changesOf(edits, current);
    if (Object.keys(set).length > 0) {
      const [type, args] = asking.asks(form.values);
      const done = await run(type, args);
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
      <FormGrid>
        {texts.map((name) => (
          <TextInput
            key={name}
            label={t(`${kind}:field.${name}`)}
            value={value(name)}
            maxLength={lengthOf(kind, name)}
            required={name === "name"}
            error={form.errors[name]}
            data-scan={isUnique(kind, name) ? "takes" : undefined}
            data-autofocus={name === "name" || undefined}
            onChange={(event) => put(name, event.currentTarget.value)}
          />
        ))}
        {more?.(value, put)}
      </FormGrid>
      <Row>
        {flags.map((name) => (
          <Checkbox
            key={name}
            label={t(`${kind}:field.${name}`)}
            checked={flagOf(edits, current, name)}
            onChange={(event) => put(name, event.currentTarget.checked)}
          />
        ))}
      </Row>
      {children}
    </FormDialog>
  );
}
