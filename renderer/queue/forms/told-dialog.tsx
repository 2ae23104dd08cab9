import { TextInput } from "@mantine/core";
import { filledMessage } from "../../../shared/domain/definition/message-holes.ts";
import { messageIn } from "../../../shared/domain/definition/text-definitions.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { TELLING_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { TellingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { useCoreSession } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { ActDialog, isHidden, useDefinitions } from "../../records/index.ts";
import { Choice, FormGrid, FreeText, copyText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";

import { NOT_TOLD, toldForm } from "./work-forms.ts";
import type { ToldValues } from "./work-forms.ts";
import css from "./forms.module.css";

/** What the user is told: a template with what the ticket says of itself, on the clipboard; then how he was told. */
export function ToldDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  const { acts } = useCoreSession();
  const templates = useDefinitions("message");
  const write = useTemplate();
  const first = templates.choices(null)[0]?.value ?? "";
  const begun = row.status === "resolved" ? "solved" : row.plan ? "coming" : "progress";
  const template = templates.rows.some(({ key }) => key === begun) ? begun : first;
  return (
    <ActDialog<ToldValues>
      title={t("told.title", { number: row.number })}
      submit={t("told.submit")}
      writes="ticket.told"
      about={row.id}
      asking={toldForm(row.id)}
      initial={{ ...NOT_TOLD, template, text: write(template, "") }}
      wrong={({ way, text }) =>
        text.trim() === "" ? { text: t("told.needText") } : way === null ? { way: t("told.needWay") } : null
      }
      onDone={(_id, { text }) =>
        void copyText(text.trim()).then((copied) =>
          acts.say(copied ? "queue:told.copied" : "queue:told.kept"),
        )
      }
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <p className={css.soft}>{t("told.nothingSent")}</p>
          <FormGrid columns="pairs">
            <Choice
              label={t("told.template")}
              data={templates.choices(values.template).map(({ value, label }) => ({ value, label }))}
              value={values.template || null}
              onChange={(key) => key && patch({ template: key, text: write(key, values.nextUpdate) })}
            />
            <Choice<TellingWay>
              label={t("told.way")}
              data={TELLING_WAYS.map((value) => ({ value, label: t(`ticket:telling.${value}`) }))}
              value={values.way}
              error={errors.way}
              required
              data-autofocus
              onChange={(way) => set("way", way)}
            />
            <TextInput
              type="datetime-local"
              label={t("told.nextUpdate")}
              value={values.nextUpdate}
              error={errors.nextUpdate}
              onChange={(event) => {
                const nextUpdate = event.currentTarget.value;
                const isAsWritten = values.text === write(values.template, values.nextUpdate);
                patch({
                  nextUpdate,
                  ...(isAsWritten ? { text: write(values.template, nextUpdate) } : {}),
                });
              }}
            />
          </FormGrid>
          <FreeText
            label={t("told.text")}
            value={values.text}
            error={errors.text}
            maxLength={2000}
            minRows={4}
            required
            onChange={(event) => set("text", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}

/** A template by its key, filled in for this ticket. */
function useTemplate() {
  const t = useText("queue");
  const locale = useLocale();
  const format = useFormat();
  const { row } = useTicket().detail;
  const { rows } = useDefinitions("message");
  return (key: string, nextUpdate: string) => {
    const found = rows.find((each) => each.key === key);
    if (!found) return "";
    const when = (moment: string) => format.dateTime(Date.parse(moment));
    return filledMessage(inLanguage(messageIn(found), locale), {
      number: row.number,
      title: isHidden(row.title) ? "…" : row.title,
      plan: row.plan ? when(row.plan.at) : "…",
      next: nextUpdate === "" ? "" : t("told.next", { when: when(nextUpdate) }),
    });
  };
}
