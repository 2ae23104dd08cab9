import { Radio } from "@mantine/core";
import { useState } from "react";
import { ATTEMPTS_TO_CLOSE, TELLING_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { TellingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { CONFIRMATIONS } from "../../../shared/domain/ticket/ticket-words.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormDialog, Stack } from "../../ui/index.ts";
import { HeldBack } from "../detail/held-back.tsx";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

/** What a person can say of it, or that nobody was reached who could. */
type Confirmation = (typeof CONFIRMATIONS)[number] | "unreached";
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
  const [notice, setNotice] = useState<TellingWay | null>(null);
  const [tried, setTried] = useState(false);
  const mayBeUnreached = detail.row.attempts >= ATTEMPTS_TO_CLOSE;
  const isUnreached = confirmation === "unreached";
  const { busy, error, send } = useSending(onClose);
  const unsaid = tried && confirmation === null;
  const unfiled = asked.filter((name) => !filed[name]);

  function close() {
    setTried(true);
    if (confirmation === null || (isUnreached && notice === null) || unfiled.length > 0) return;
    const said = isUnreached ? { confirmation: null, notice } : { confirmation, notice: null };
    send(() => act("ticket.close", { ...said, rating: null, ...filed }));
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
          {mayBeUnreached ? (
            <Radio
              value="unreached"
              label={t("close.unreached")}
              description={t("close.unreachedHint")}
              aria-invalid={unsaid || undefined}
            />
          ) : null}
        </Stack>
      </Radio.Group>
      {isUnreached ? (
        <Choice<TellingWay>
          label={t("close.notice")}
          data={TELLING_WAYS.map((value) => ({ value, label: t(`ticket:telling.${value}`) }))}
          value={notice}
          error={tried && notice === null ? t("told.needWay") : undefined}
          required
          onChange={setNotice}
        />
      ) : null}
    </FormDialog>
  );
}
