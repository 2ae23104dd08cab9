import { TextInput } from "@mantine/core";
import { party } from "../../shared/domain/medium/clearing-forms.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import { lengthOf } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { FormGrid, PersonPicker } from "../ui/index.ts";
import type { ClearingValues } from "./clearing-asks.ts";

interface Props {
  who: "by" | "witness";
  label: string;
  required?: boolean;
  form: DraftedForm<ClearingValues>;
  change: (values: Partial<ClearingValues>) => void;
}

const PARTS = ["Title", "Place", "Contact"] as const;
const MOST = { Title: party.shape.title, Place: party.shape.place, Contact: party.shape.contact };

/** Who takes a step: of the directory, or by name; position, place and contact as the certificate says them. */
export function PartyFields({ who, label, required = false, form, change }: Props) {
  const t = useText("media");
  const { values, errors } = form;
  return (
    <FormGrid columns="pairs">
      <PersonPicker
        label={label}
        name={values[who]}
        required={required}
        error={errors[who]}
        onName={(name) => change({ [who]: name, [`${who}Person`]: null })}
        onPerson={(person) =>
          change({
            [who]: person.name,
            [`${who}Person`]: person.id,
            ...(values[`${who}Contact`] === "" && person.phone !== ""
              ? { [`${who}Contact`]: person.phone }
              : {}),
          })
        }
      />
      {PARTS.map((part) => {
        const name = `${who}${part}` as const;
        return (
          <TextInput
            key={part}
            label={t(`clearing.party.${part}`)}
            value={values[name]}
            error={errors[name]}
            required={required}
            maxLength={lengthOf({ form: formOf(MOST[part]) })}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          />
        );
      })}
    </FormGrid>
  );
}
