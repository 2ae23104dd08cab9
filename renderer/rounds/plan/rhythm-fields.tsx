import { Button, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { LAST_DAY } from "../../../shared/domain/round/rhythm.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormGrid, Row } from "../../ui/index.ts";
import css from "../rounds.module.css";
import { MONTH_DAYS, toggled } from "./rhythm-draft.ts";
import type { RhythmDraft } from "./rhythm-draft.ts";

interface Props {
  draft: RhythmDraft;
  error: string | undefined;
  onChange: (draft: Partial<RhythmDraft>) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** On which days it falls due: of the week, of the month, or dates one by one. */
export function RhythmFields({ draft, error, onChange }: Props) {
  const t = useText("rounds");
  const { of, every, weekdays, days } = draft;
  return (
    <>
      <FormGrid columns="pairs">
        <Choice<"week" | "month" | "dates">
          label={t("round:field.rhythm")}
          placeholder={t("domain:choose")}
          data={(["week", "month", "dates"] as const).map((value) => ({ value, label: t(`of.${value}`) }))}
          value={of}
          error={of === null ? error : undefined}
          required
          onChange={(value) => onChange({ of: value })}
        />
        {(of === "week" || of === "month") && (
          <NumberInput
            label={t(`every.${of}`)}
            value={every}
            min={1}
            max={of === "week" ? 52 : 60}
            allowDecimal={false}
            onChange={(value) => onChange({ every: value })}
          />
        )}
      </FormGrid>
      {of === "week" && (
        <Days
          label={t("whichWeekdays")}
          all={WEEKDAYS}
          chosen={weekdays}
          nameOf={(day) => t(`weekday.${day}`)}
          onToggle={(day) => onChange({ weekdays: toggled(weekdays, day) })}
        />
      )}
      {of === "month" && (
        <Days
          label={t("whichDays")}
          all={MONTH_DAYS}
          chosen={days}
          nameOf={(day) => (day === LAST_DAY ? t("lastDayOfMonth") : String(day))}
          onToggle={(day) => onChange({ days: toggled(days, day) })}
        />
      )}
      {of === "dates" && <Dates draft={draft} onChange={onChange} />}
      {of !== null && error && <p className={css.wrong}>{error}</p>}
    </>
  );
}

interface DaysProps {
  label: string;
  all: readonly number[];
  chosen: readonly number[];
  nameOf: (day: number) => string;
  onToggle: (day: number) => void;
}

function Days({ label, all, chosen, nameOf, onToggle }: DaysProps) {
  return (
    <div role="group" aria-label={label}>
      <span className={css.label}>{label}</span>
      <div className={css.days}>
        {all.map((day) => (
          <button
            key={day}
            type="button"
            className={css.day}
            aria-pressed={chosen.includes(day)}
            onClick={() => onToggle(day)}
          >
            {nameOf(day)}
          </button>
        ))}
      </div>
    </div>
  );
}

function Dates({ draft: { dates }, onChange }: Omit<Props, "error">) {
  const t = useText("rounds");
  const [date, setDate] = useState("");
  return (
    <>
      <Row>
        <TextInput
          type="date"
          label={t("whichDates")}
          value={date}
          data-unkept=""
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={date === "" || dates.includes(date)}
          onClick={() => {
            onChange({ dates: [...dates, date].sort() });
            setDate("");
          }}
        >
          {t("addDate")}
        </Button>
      </Row>
      <div className={css.days}>
        {dates.map((each) => (
          <button
            key={each}
            type="button"
            className={css.day}
            aria-label={t("removeDate", { date: each })}
            title={t("removeDate", { date: each })}
            onClick={() => onChange({ dates: toggled(dates, each) })}
          >
            {each} ×
          </button>
        ))}
      </div>
    </>
  );
}
