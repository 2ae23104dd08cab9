import { Checkbox, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { DraftNote, FormDialog, FormGrid, Row, toast, useDraftedForm } from "../ui/index.ts";
import { changesOf, flagOf, setCommand, textOf } from "./directory-edits.ts";
import type { DirectoryKind, Edits } from "./directory-edits.ts";

interface Props {
  kind: DirectoryKind;
  /** Null: a new one. */
  row: { id: string } | null;
  title: string;
  needName: string;
  /** Lines of text with the most characters they take. */
  texts: readonly (readonly [name: string, max: number])[];
  flags: readonly string[];
  /** A field of another sort, after the texts. */
  more?: (value: (name: string) => string, put: (name: string, value: string | null) => void) => ReactNode;
  /** Below the fields. */
  children?: ReactNode;
  onClose: () => void;
}

/** Adds a person or a site, or changes one: only what was touched is sent. */
export function RecordForm(props: Props) {
  const { kind, row, title, needName, texts, flags, more, children, onClose } = props;
  const t = useText("directory");
  const { run, busy, error } = useCommand();
  const current = (row ?? {}) as Readonly<Record<string, unknown>>;
  const form = useDraftedForm<{ edits: Edits }>({
    key: `${kind}.set:${row?.id ?? "new"}`,
    form: `${kind}.set`,
    initial: { edits: row ? {} : { active: true } },
    validate: ({ edits }) => (textOf(edits, current, "name").trim() === "" ? { edits: needName } : {}),
  });
  const { edits } = form.values;
  const value = (name: string) => textOf(edits, current, name);
  const put = (name: string, to: string | boolean | null) => form.set("edits", { ...edits, [name]: to });

  async function save() {
    if (!form.check() || busy) return;
    const set = changesOf(edits, current);
    if (Object.keys(set).length > 0) {
      const [type, args] = setCommand(kind, row?.id ?? null, set);
      const done = await run(type, args);
      if (!done.ok) return;
      toast(t("saved", { name: value("name") }));
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
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <FormGrid>
        {texts.map(([name, max]) => (
          <TextInput
            key={name}
            label={t(`${kind}:field.${name}`)}
            value={value(name)}
            maxLength={max}
            required={name === "name"}
            error={name === "name" ? form.errors.edits : undefined}
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
