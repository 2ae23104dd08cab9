import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RoundRow } from "../../../shared/domain/round/round.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import type { ActDialogProps } from "../../records/index.ts";
import { useDayWords } from "../../runs/due-words.ts";
import { useToday } from "../../runs/use-today.ts";
import { Choice, FormGrid, FreeText } from "../../ui/index.ts";
import { openRound, showList } from "../open-round.ts";
import css from "../rounds.module.css";
import { NO_RHYTHM, comingOf, draftOf, toggled } from "./rhythm-draft.ts";
import { RhythmFields } from "./rhythm-fields.tsx";
import { editing, planning } from "./round-asks.ts";
import type { RoundDraft } from "./round-asks.ts";

const UNSAID: RoundDraft = {
  name: "",
  checklist: null,
  rhythm: NO_RHYTHM,
  from: "",
  until: "",
  grace: "",
  who: [],
  site: null,
  remark: "",
};

const draftOfRow = (row: RoundRow): RoundDraft => ({
  name: row.name,
  checklist: row.checklist,
  rhythm: draftOf(row.rhythm),
  from: row.from,
  until: row.until ?? "",
  grace: row.grace,
  who: row.who,
  site: row.site,
  remark: row.remark,
});

/** A plan: what is gone through, when, by whom. What has been begun stays as it was begun. */
export function RoundForm({ round, onClose }: { round: RoundRow | null; onClose: () => void }) {
  const t = useText("rounds");
  const locale = useLocale();
  const today = useToday();
  const day = useDayWords();
  const checklists = useCoreQuery("definition.checklists", { ticket: null, asset: null }).data ?? [];
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const members = useDeskRows("member");
  const [initial] = useState(() => (round ? draftOfRow(round) : UNSAID));
  const fields: ActDialogProps<RoundDraft>["children"] = ({ values, errors, set, patch }) => {
    const coming = comingOf(values.rhythm, values.from, values.until, today);
    return (
      <>
        <TextInput
          label={t("round:field.name")}
          value={values.name}
          error={errors.name}
          maxLength={60}
          required
          data-autofocus
          onChange={(event) => set("name", event.currentTarget.value)}
        />
        <Choice
          label={t("round:field.checklist")}
          placeholder={t("domain:choose")}
          data={checklists.map(({ key, title }) => ({ value: key, label: inLanguage(title, locale) }))}
          value={values.checklist}
          error={errors.checklist}
          required
          onChange={(checklist) => set("checklist", checklist)}
        />
        <RhythmFields
          draft={values.rhythm}
          error={errors.rhythm}
          onChange={(change) => patch((now) => ({ rhythm: { ...now.rhythm, ...change } }))}
        />
        <FormGrid columns="pairs">
          <TextInput
            type="date"
            label={t("round:field.from")}
            value={values.from}
            error={errors.from}
            required
            onChange={(event) => set("from", event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t("round:field.until")}
            value={values.until}
            error={errors.until}
            onChange={(event) => set("until", event.currentTarget.value)}
          />
          <NumberInput
            label={t("round:field.grace")}
            description={t("graceHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={values.grace}
            error={errors.grace}
            min={0}
            max={60}
            allowDecimal={false}
            onChange={(grace) => set("grace", grace)}
          />
          <Choice
            label={t("round:field.site")}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.site}
            error={errors.site}
            onChange={(site) => set("site", site)}
          />
        </FormGrid>
        <p className={css.soft} role="status">
          {coming.length > 0 ? t("comingDates", { dates: coming.map(day).join(t("and")) }) : t("comingNone")}
        </p>
        <div role="group" aria-label={t("round:field.who")}>
          <span className={css.label}>{t("round:field.who")}</span>
          <p className={css.soft}>{t("whoHint")}</p>
          <div className={css.days}>
            {members
              .filter(({ id, active }) => active || values.who.includes(id))
              .map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className={css.day}
                  aria-pressed={values.who.includes(id)}
                  onClick={() => patch((now) => ({ who: toggled(now.who, id) }))}
                >
                  {name}
                </button>
              ))}
          </div>
          {errors.who && <p className={css.wrong}>{errors.who}</p>}
        </div>
        <FreeText
          label={t("round:field.remark")}
          value={values.remark}
          error={errors.remark}
          maxLength={1000}
          minRows={2}
          onChange={(event) => set("remark", event.currentTarget.value)}
        />
      </>
    );
  };
  return round ? (
    <ActDialog<RoundDraft>
      title={t("edit")}
      size="lg"
      writes="round.edit"
      about={round.id}
      asking={editing(round.id, initial)}
      initial={initial}
      onClose={onClose}
    >
      {fields}
    </ActDialog>
  ) : (
    <ActDialog<RoundDraft>
      title={t("plan")}
      size="lg"
      writes="round.plan"
      about={null}
      asking={planning}
      initial={initial}
      onDone={(id) => {
        if (id === null) return;
        showList("active");
        openRound(id);
      }}
      onClose={onClose}
    >
      {fields}
    </ActDialog>
  );
}
