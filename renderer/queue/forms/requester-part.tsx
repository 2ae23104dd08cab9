import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { useDeskRows } from "../../desk/index.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { FormGrid, PersonPicker, Soon } from "../../ui/index.ts";
import type { NewTicketForm } from "./new-ticket-form.ts";
import { withName, withPerson, withTyped } from "./new-ticket-form.ts";
import { OnBehalfPart } from "./on-behalf-part.tsx";
import css from "./forms.module.css";

const LINES = ["contact", "dept", "place"] as const;

interface Props {
  form: DraftedForm<NewTicketForm>;
  /** What a field is called now: whether what stands in it is a guess. */
  label: (name: "requester" | (typeof LINES)[number]) => string;
  /** Somebody of the directory was chosen: the next field is the title's. */
  onPerson: () => void;
}

/** Who reports, and where they are. Of somebody of the directory one line, as long as nothing of it is wrong. */
export function RequesterPart({ form, label, onPerson }: Props) {
  const t = useText("queue");
  const { values, errors, patch } = form;
  const sites = useDeskRows("site");
  const [changing, setChanging] = useState(false);
  const wrong = LINES.some((name) => errors[name]);
  const folded = values.requesterPerson !== null && !changing && !wrong;
  const site = sites.find(({ id }) => id === values.site)?.name ?? "";
  const known = [values.dept, site, values.place, values.contact].filter((part) => part !== "");

  function take(person: PersonRow) {
    setChanging(false);
    patch(withPerson(values, person));
    onPerson();
  }

  const field = (name: (typeof LINES)[number]) => (
    <TextInput
      data-guess={name}
      label={label(name)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => patch(withTyped(values, name, event.currentTarget.value))}
    />
  );
  return (
    <FormGrid columns="pairs">
      <div className={css.whole} data-guess="requester">
        <PersonPicker
          label={label("requester")}
          name={values.requester}
          error={errors.requester}
          autoFocus
          onName={(requester) => patch(withName(values, requester))}
          onPerson={take}
        />
      </div>
      {folded ? (
        <div className={css.known}>
          <span>{known.length === 0 ? t("requester.unknown") : known.join(" · ")}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t("requester.changeOf", { name: values.requester })}
            onClick={() => setChanging(true)}
          >
            {t("requester.change")}
          </Button>
        </div>
      ) : (
        <Soon>
          {field("contact")}
          {field("dept")}
          <ChosenField
            meta={fieldIn(ticket, "site")}
            value={values.site}
            onChange={(chosen) => patch(withTyped(values, "site", chosen))}
          />
          {field("place")}
        </Soon>
      )}
      <Soon>
        <OnBehalfPart form={form} />
      </Soon>
    </FormGrid>
  );
}
