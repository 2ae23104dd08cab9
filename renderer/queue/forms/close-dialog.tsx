import { Checkbox, Radio, TextInput } from "@mantine/core";
import { useRef } from "react";
import { MESSAGE_WAYS } from "../../../shared/domain/ticket/ticket-delivery.ts";
import { ATTEMPTS_TO_CLOSE, TELLING_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { TellingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { usePreference } from "../../core/index.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog, Said } from "../../records/index.ts";
import { IdentityField } from "../../signing/identity-field.tsx";
import { Paper } from "../../signing/paper.tsx";
import { useTold } from "../../signing/use-told.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { Choice, FormGrid, FreeText, Row, Stack } from "../../ui/index.ts";
import { HeldBack } from "../detail/held-back.tsx";
import { useTicket } from "../detail/ticket-context.ts";
import { UNCLOSED, WORDS, closeForm } from "../delivery/delivery-forms.ts";
import type { CloseValues } from "../delivery/delivery-forms.ts";
import css from "./forms.module.css";

const FILED = ["category", "rootCause"] as const;

interface Props {
  onClose: () => void;
  /** The user is asked how satisfied they are, next. */
  onRate: () => void;
}

/**
 * Closes with the user's word, which the technician states and the program does not presume. How satisfied
 * the user is, the user alone says: on a screen that is handed to them.
 */
export function CloseDialog({ onClose, onRate }: Props) {
  const t = useText("queue");
  const { detail } = useTicket();
  const { row } = detail;
  const told = useTold(t("close.told"));
  const lacking = detail.missing.close ?? [];
  /** Under what it is filed, where that was left open until now. */
  const asked = FILED.filter((name) => lacking.includes(name));
  /** Once it is closed the user is asked. */
  const next = useRef(false);
  const [rates, setRates] = usePreference<boolean>("ticket.rateNext", false);
  const solution = typeof detail.fields.solution === "string" ? detail.fields.solution : "";

  function wrong(values: CloseValues) {
    const unfiled = asked.filter((name) => !values[name]);
    if (unfiled.length > 0) return Object.fromEntries(unfiled.map((name) => [name, t("close.needFiled")]));
    if (values.confirmation === null) return { confirmation: t("close.needConfirmation") };
    if (values.confirmation === "message" && values.way === null) return { way: t("close.needWay") };
    if (values.confirmation === "message" && values.at === "") return { at: t("close.needAt") };
    if (values.confirmation === "unreached" && values.notice === null) return { notice: t("told.needWay") };
    if (values.confirmation !== "onScreen") return null;
    if (values.by.trim() === "") return { by: t("close.needBy") };
    return values.identityCheck === null ? { identityCheck: t("signing:needIdentity") } : null;
  }

  return (
    <ActDialog<CloseValues>
      title={t("close.title", { number: row.number })}
      submit={t("act.close")}
      size="lg"
      writes="ticket.close"
      about={row.id}
      asking={closeForm(row.id)}
      initial={UNCLOSED}
      wrong={wrong}
      signs={({ confirmation, by }) =>
        confirmation !== "onScreen"
          ? null
          : {
              title: `${t("close.paper")} ${row.number}`,
              document: JSON.stringify([row.number, row.title, solution, by]),
              paper: (
                <Paper
                  title={t("close.paper")}
                  number={row.number}
                  facts={[
                    [t("ticket:field.title"), <Said key="title" text={row.title} />],
                    [t("ticket:field.solution"), <Said key="solution" text={solution} />],
                    [t("close.by"), by],
                  ]}
                />
              ),
              told,
              name: by.trim(),
            }
      }
      onDone={() => {
        next.current = rates;
      }}
      onClose={() => (next.current ? onRate() : onClose())}
    >
      {(form) => (
        <>
          <HeldBack ending />
          {!detail.verified && <p className={css.soft}>{t("close.unverified")}</p>}
          {asked.map((name) => (
            <ChosenField
              key={name}
              meta={fieldIn(ticket, name)}
              value={form.values[name]}
              error={form.errors[name]}
              required
              onChange={(chosen) => form.set(name, chosen ?? null)}
            />
          ))}
          <Word form={form} requester={row.requester} mayBeUnreached={row.attempts >= ATTEMPTS_TO_CLOSE} />
          <FreeText
            label={t("close.guidance")}
            value={form.values.guidance}
            error={form.errors.guidance}
            maxLength={2000}
            minRows={2}
            onChange={(event) => form.set("guidance", event.currentTarget.value)}
          />
          <Checkbox
            label={t("close.rateNext")}
            checked={rates}
            onChange={(event) => setRates(event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}

/** The user's word: in which way it was given, whose it is, and what belongs to that way. */
function Word({
  form: { values, errors, set, patch },
  requester,
  mayBeUnreached,
}: {
  form: DraftedForm<CloseValues, keyof CloseValues & string>;
  requester: string;
  mayBeUnreached: boolean;
}) {
  const t = useText("queue");
  const words = useText("ticket");
  const { confirmation } = values;
  return (
    <>
      <Radio.Group
        label={words("field.confirmation")}
        value={confirmation}
        error={errors.confirmation}
        required
        onChange={(value) => {
          // Whoever signs reads the name over it; whose spoken word it was, nobody has said yet.
          const by = value === "onScreen" && values.by === "" ? requester : values.by;
          patch({ confirmation: value as CloseValues["confirmation"], by });
        }}
      >
        <Stack>
          {WORDS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`close.word.${each}`)}
              // The first is gone to when none was chosen.
              aria-invalid={errors.confirmation ? true : undefined}
            />
          ))}
          {mayBeUnreached ? (
            <Radio
              value="unreached"
              label={t("close.unreached")}
              description={t("close.unreachedHint")}
              aria-invalid={errors.confirmation ? true : undefined}
            />
          ) : null}
        </Stack>
      </Radio.Group>
      {confirmation === "unreached" && (
        <Choice<TellingWay>
          label={t("close.notice")}
          data={TELLING_WAYS.map((value) => ({ value, label: t(`ticket:telling.${value}`) }))}
          value={values.notice}
          error={errors.notice}
          required
          onChange={(notice) => set("notice", notice)}
        />
      )}
      {confirmation !== null && confirmation !== "unreached" && (
        <TextInput
          label={t("close.by")}
          value={values.by}
          error={errors.by}
          maxLength={60}
          onChange={(event) => set("by", event.currentTarget.value)}
        />
      )}
      {confirmation === "onScreen" && (
        <IdentityField
          value={values.identityCheck}
          error={errors.identityCheck}
          onChange={(check) => set("identityCheck", check)}
        />
      )}
      {confirmation === "message" && (
        <FormGrid columns="pairs">
          <Radio.Group
            label={t("close.way")}
            value={values.way}
            error={errors.way}
            required
            onChange={(way) => set("way", way as CloseValues["way"])}
          >
            <Row>
              {MESSAGE_WAYS.map((way) => (
                <Radio key={way} value={way} label={words(`way.${way}`)} />
              ))}
            </Row>
          </Radio.Group>
          <TextInput
            type="datetime-local"
            label={t("close.at")}
            value={values.at}
            error={errors.at}
            required
            onChange={(event) => set("at", event.currentTarget.value)}
          />
        </FormGrid>
      )}
    </>
  );
}
