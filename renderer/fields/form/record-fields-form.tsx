import type { ReactNode } from "react";
import { useState } from "react";
import { FormGrid, Row, Stack } from "../../ui/index.ts";
import type { EditValue, Edits } from "../edits.ts";
import { standing } from "../edits.ts";
import { FieldControl } from "../editors/field-control.tsx";
import type { FieldMeta } from "../meta.ts";
import { editorOf } from "../meta.ts";

interface Props {
  fields: readonly FieldMeta[];
  current: Readonly<Record<string, unknown>>;
  edits: Edits;
  errors: Readonly<Record<string, string | undefined>>;
  onChange: (edits: Edits) => void;
  /** Below a field, e.g. that another record bears the same; `left`: the field was left with this in it. */
  beside?(meta: FieldMeta, value: string, left: boolean): ReactNode;
}

/** The fields of a record in a form: lines side by side, then what is ticked, then long texts, each in the kind's order. */
export function RecordFieldsForm({ fields, current, edits, errors, onChange, beside }: Props) {
  const [left, setLeft] = useState<Edits>({});
  const put = (name: string, value: EditValue) => onChange({ ...edits, [name]: value });
  const control = (meta: FieldMeta) => {
    const value = standing(edits, current, meta.name);
    return (
      <div key={meta.name}>
        <FieldControl
          meta={meta}
          value={value}
          error={errors[meta.name]}
          first={meta === fields[0]}
          onChange={(to) => put(meta.name, to)}
          onBlur={() => setLeft({ ...left, [meta.name]: value as EditValue })}
        />
        {beside?.(meta, typeof value === "string" ? value : "", left[meta.name] === value)}
      </div>
    );
  };
  const ticked = (meta: FieldMeta) => editorOf(meta) === "flag" && !meta.form.nullable;
  const long = ({ long: isLong }: FieldMeta) => isLong;
  const flags = fields.filter(ticked);
  return (
    <Stack>
      <FormGrid>{fields.filter((meta) => !ticked(meta) && !long(meta)).map(control)}</FormGrid>
      {flags.length > 0 ? <Row apart>{flags.map(control)}</Row> : null}
      {fields.filter(long).map(control)}
    </Stack>
  );
}
