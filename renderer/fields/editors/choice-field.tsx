import type { KeyboardEvent } from "react";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { DeskTable } from "../../../shared/ipc/change-batch.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import type { ChoiceData } from "../../ui/index.ts";
import { Choice } from "../../ui/index.ts";
import type { FieldMeta } from "../meta.ts";
import { useWording } from "../value/use-reading.ts";
import { useDefined } from "./use-choices.ts";

/** A field that is one of some. */
export interface ChoiceFieldProps {
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
  clearable?: boolean;
  required?: boolean;
  /** Shows what there is at once, and takes the focus. */
  opened?: boolean;
  onLeave?: (() => void) | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
  "data-autofocus"?: boolean | undefined;
}

function ChoiceField({
  label,
  hideLabel = false,
  opened = false,
  placeholder,
  data,
  ...rest
}: ChoiceFieldProps & { data: ChoiceData }) {
  const t = useText("domain");
  return (
    <Choice
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      data={data}
      placeholder={placeholder ?? t("choose")}
      autoFocus={opened}
      opened={opened}
    />
  );
}

/** One of the words of the field itself. */
function WordField({ meta, ...rest }: ChoiceFieldProps & { meta: FieldMeta }) {
  const say = useWording();
  return (
    <ChoiceField {...rest} data={meta.choices.map(({ value, words }) => ({ value, label: say(words) }))} />
  );
}

/** One of what the team has defined. */
function DefinedField({ family, ...rest }: ChoiceFieldProps & { family: Family }) {
  return <ChoiceField {...rest} data={useDefined(family, rest.value)} />;
}

/** Yes or no, where neither is said for anybody. */
export function YesNoField(props: ChoiceFieldProps) {
  const t = useText("domain");
  const data = [
    { value: "true", label: t("yes") },
    { value: "false", label: t("no") },
  ];
  return <ChoiceField {...props} data={data} />;
}

/** One of the records of a kind that all lie on the desk. */
function RecordField({ kind, ...rest }: ChoiceFieldProps & { kind: string }) {
  const locale = useLocale();
  const rows = useDeskRows(kind as DeskTable) as readonly { id: string; active?: boolean }[];
  const data = rows
    .filter(({ id, active }) => active !== false || id === rest.value)
    .map((row) => ({ value: row.id, label: kindNamed(kind)?.hit(row).title ?? "" }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return <ChoiceField {...rest} data={data} />;
}

interface ChosenProps extends Omit<ChoiceFieldProps, "label"> {
  meta: FieldMeta;
  /** Where it says more than its name. */
  label?: string;
}

/** One of some, as the field declares what there is. */
export function ChosenField({ meta, label, ...rest }: ChosenProps) {
  const say = useWording();
  const { form } = meta;
  const props = { clearable: form.nullable, ...rest, label: label ?? say(meta.title) };
  switch (form.form) {
    case "choice":
      return <WordField {...props} meta={meta} />;
    case "defined":
      return <DefinedField {...props} family={form.family as Family} />;
    case "ref":
      return <RecordField {...props} kind={form.kind} />;
    default:
      return null;
  }
}
