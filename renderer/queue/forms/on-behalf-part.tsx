import { ActionIcon, Button } from "@mantine/core";
import { IconUserShare, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { fieldIn, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { PersonPicker } from "../../ui/index.ts";
import type { NewTicketForm } from "./new-ticket-form.ts";
import css from "./forms.module.css";

const NOBODY = { onBehalf: "", onBehalfPerson: null } as const;

/** Whom it is for, where the caller speaks for somebody else: a line that few need, and that unfolds. */
export function OnBehalfPart({ form: { values, errors, patch } }: { form: DraftedForm<NewTicketForm> }) {
  const t = useText("queue");
  const common = useText("common");
  const say = useWording();
  const [asking, setAsking] = useState(false);
  const label = say(fieldIn(ticket, "onBehalf").title);
  if (values.onBehalf === "" && !asking && !errors.onBehalf) {
    return (
      <div className={css.whole}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconUserShare size="0.875rem" aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t("onBehalf.begin")}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.onBehalf}>
      <PersonPicker
        label={label}
        name={values.onBehalf}
        error={errors.onBehalf}
        autoFocus={asking}
        onName={(onBehalf) => patch({ onBehalf, onBehalfPerson: null })}
        onPerson={({ id, name }) => patch({ onBehalf: name, onBehalfPerson: id })}
      />
      <ActionIcon
        aria-label={`${common("remove")} ${label}`}
        onClick={() => {
          setAsking(false);
          patch(NOBODY);
        }}
      >
        <IconX size="0.875rem" />
      </ActionIcon>
    </div>
  );
}
