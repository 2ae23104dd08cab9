import { Radio } from "@mantine/core";
import { useState } from "react";
import { CONFIRMATIONS } from "../../../shared/domain/ticket/ticket-words.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { FormDialog, Stack } from "../../ui/index.ts";
import { HeldBack } from "../detail/held-back.tsx";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

type Confirmation = (typeof CONFIRMATIONS)[number];
/** What a person can say of it: closed by itself is what the rule alone does. */
const SAID = CONFIRMATIONS.filter((each) => each !== "automatic");

const FILED = ["category", "rootCause"] as const;
type Filed = Partial<Record<(typeof FILED)[number], string>>;

/**
 * Closes with the user's word, which the technician states and the program does not presume. How satisfied
 * the user is, the user alone says: it is asked on no screen of the technician.
 */
export function CloseDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const words = useText("ticket");
  const { detail, act } = useTicket();
  const lacking = detail.missing.close ?? [];
  /** Under what it is filed, where that was left open until now. */
  const asked = FILED.filter((name) => lacking.includes(name));
  const [filed, setFiled] = useState<Filed>({});
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const [tried, setTried] = useState(false);
  const { busy, error, send } = useSending(onClose);
  const unsaid = tried && confirmation === null;
  const unfiled = asked.filter((name) => !filed[name]);

  function close() {
    setTried(true);
    if (confirmation === null || unfiled.length > 0) return;
    send(() => act("ticket.close", { confirmation, rating: null, ...filed }));
  }

  return (
    <FormDialog
      title={t("close.title", { number: detail.row.number })}
      submit={t("act.close")}
      writes="ticket.close"
      busy={busy}
      error={error}
      onSubmit={close}
      onClose={onClose}
    >
      <HeldBack ending />
      {asked.map((name) => (
        <ChosenField
          key={name}
          meta={fieldIn(ticket, name)}
          value={filed[name] ?? null}
          error={tried && unfiled.includes(name) ? t("close.needFiled") : undefined}
          required
          onChange={(chosen) => setFiled({ ...filed, [name]: chosen ?? undefined })}
        />
      ))}
      <Radio.Group
        label={words("field.confirmation")}
        value={confirmation}
        error={unsaid ? t("close.needConfirmation") : undefined}
        required
        onChange={(value) => setConfirmation(value as Confirmation)}
      >
        <Stack>
          {SAID.map((each) => (
            <Radio
              key={each}
              value={each}
              label={words(`confirmation.${each}`)}
              // The first is gone to when none was chosen.
              aria-invalid={unsaid || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
