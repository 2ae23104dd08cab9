import { Checkbox, TextInput } from "@mantine/core";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { refTo } from "../../../shared/domain/words.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { WEEKDAYS } from "../../../shared/sla/calendar-form.ts";
import { SeveralField, WordsPair } from "../../defining/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FormGrid, FreeText } from "../../ui/index.ts";
import { calendarForm, calendarValues, wrongCalendar } from "./service-forms.ts";
import type { CalendarValues } from "./service-forms.ts";

const SITE = refTo("site");

interface Props {
  row: DefinitionRow;
  /** One of its own is made, begun with this one. */
  made?: boolean;
  onClose: () => void;
}

/** Changes when the team works: weekdays, days of its own, and whether the notices are kept. */
export function CalendarDialog({ row, made = false, onClose }: Props) {
  const t = useText("settings");
  const locale = useLocale();
  return (
    <ActDialog<CalendarValues>
      title={made ? t("service.newCalendar") : t("service.changeOf", { what: inLanguage(row.title, locale) })}
      size="lg"
      writes="definition.set"
      form="definition.calendar"
      about={made ? null : row.id}
      asking={calendarForm(row, made)}
      initial={calendarValues(row, made)}
      foot={made ? undefined : t("service.keeps")}
      wrong={(values) => {
        const { said, week, line } = wrongCalendar(values, made);
        if (said !== null) return { [said]: t(`service.wrong.${said}`) };
        if (week.length > 0) return { week: t("service.wrong.frames") };
        return line === null ? null : { days: t("service.wrong.line", { line }) };
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <WordsPair
            label={t("service.calendarName")}
            value={values.title}
            max={60}
            required
            first={made}
            errorOf={(language) => (language === null ? errors.title : undefined)}
            onChange={(title) => set("title", title)}
          />
          <SeveralField
            label={t("service.sites")}
            name="sites"
            each={SITE}
            chosen={values.sites}
            error={errors.sites}
            onChange={(sites) => set("sites", sites)}
          />
          <FormGrid columns="pairs">
            {WEEKDAYS.map((day) => (
              <TextInput
                key={day}
                label={t(`service.day.${day}`)}
                placeholder={t("service.rest")}
                value={values.week[day]}
                error={errors.week && wrongCalendar(values).week.includes(day) ? errors.week : undefined}
                onChange={(event) => set("week", { ...values.week, [day]: event.currentTarget.value })}
              />
            ))}
          </FormGrid>
          <FreeText
            label={t("service.days")}
            description={t("service.daysHint")}
            value={values.days}
            error={errors.days}
            maxLength={20000}
            minRows={3}
            onChange={(event) => set("days", event.currentTarget.value)}
          />
          <Checkbox
            label={t("service.nationalLong")}
            checked={values.national}
            onChange={(event) => set("national", event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}
