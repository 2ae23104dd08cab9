import { TextInput } from "@mantine/core";
import { itemIn } from "../../../shared/domain/definition/definition-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { ChosenField, fieldIn, ownMeta, useWording } from "../../fields/index.ts";
import { FieldControl } from "../../fields/editors/field-control.tsx";
import { useDefinitions } from "../../records/index.ts";
import { FormGrid } from "../../ui/index.ts";
import { withItem } from "./catalogue-choice.ts";
import type { NewTicketForm } from "./new-ticket-form.ts";

interface Props {
  values: NewTicketForm;
  errors: Partial<Record<string, string>>;
  onChange: (change: Partial<NewTicketForm>) => void;
}

/** What of the catalogue is asked for, what that asks of its own, and by when it is to be done. */
export function CataloguePart({ values, errors, onChange }: Props) {
  const say = useWording();
  const { rows, word } = useDefinitions("item");
  const item = rows.find(({ key }) => key === values.item);
  // What is asked before it is said to be done is asked then.
  const asked = ((item && itemIn(item)?.fields) ?? []).filter(({ step }) => step === "accept");
  return (
    <FormGrid columns="pairs">
      <ChosenField
        meta={fieldIn(ticket, "item")}
        value={values.item}
        error={errors.item}
        onChange={(key) =>
          onChange(
            withItem(
              values,
              rows.find((row) => row.key === key),
              word,
            ),
          )
        }
      />
      <TextInput
        type="datetime-local"
        label={say(fieldIn(ticket, "dueAt").title)}
        value={values.dueAt}
        error={errors.dueAt}
        onChange={(event) => onChange({ dueAt: event.currentTarget.value })}
      />
      {asked.map((field) => (
        <FieldControl
          key={field.key}
          meta={ownMeta(ticket.name, "answers", field)}
          value={values.answers[field.key] ?? null}
          onChange={(value) => onChange({ answers: { ...values.answers, [field.key]: value } })}
        />
      ))}
    </FormGrid>
  );
}
