import { ActionIcon, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { PROBE_NAMES, probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import { useLocale, useText } from "../../../i18n/index.ts";
import { Choice, SectionHeading } from "../../../ui/index.ts";
import { probeTitle, readingTitle } from "../condition-words.ts";
import type { EditedJudge } from "../edited.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import type { PartProps } from "./part-props.ts";

const NUMBERS: readonly string[] = ["port", "count"];

/** What is measured: one of the list, what it is told, and what its readings should be. */
export function ProbePart({ step, place, onChange }: PartProps) {
  const t = useText("editor");
  const locale = useLocale();
  const faultAt = useFaultAt();
  const { probe, judge } = step;
  const spec = probeSpec(probe);
  const told = [...(spec?.needs ?? []), ...(spec?.may ?? [])];
  return (
    <section className={css.part}>
      <Choice
        label={t("field.probe")}
        data={(["here", "machine"] as const).map((at) => ({
          group: t(`measuredAt.${at}`),
          items: PROBE_NAMES.filter((name) => probeSpec(name)?.at === at).map((value) => ({
            ...{ value, label: probeTitle(value, locale) },
          })),
        }))}
        value={probe === "" ? null : probe}
        error={faultAt(...place, "probe")}
        required
        // What another one is told, and what it reads, means nothing to this one.
        onChange={(to) => to && to !== probe && onChange({ probe: to, with: {}, judge: [] })}
      />
      {told.length > 0 && (
        <div className={css.three}>
          {told.map((name) => (
            <TextInput
              key={name}
              label={t(`diagnostics:option.${name}`)}
              placeholder={t("askedThen")}
              maxLength={200}
              value={String(step.with[name] ?? "")}
              error={faultAt(...place, "with", name)}
              onChange={(event) => {
                const text = event.currentTarget.value;
                const said = NUMBERS.includes(name) && /^\d+$/.test(text) ? Number(text) : text;
                onChange({ with: { ...step.with, [name]: said } });
              }}
            />
          ))}
        </div>
      )}
      {spec && (
        <>
          <SectionHeading>{t("field.judge")}</SectionHeading>
          <ol className={css.lines}>
            {judge.map((each, index) => (
              <JudgeLine
                key={`${index} ${each.reading}`}
                probe={probe}
                judged={each}
                place={[...place, "judge", index]}
                onChange={(to) => onChange({ judge: judge.with(index, to) })}
                onRemove={() => onChange({ judge: judge.filter((_, at) => at !== index) })}
              />
            ))}
          </ol>
          <Choice
            key={judge.length}
            aria-label={t("addJudge")}
            placeholder={t("addJudge")}
            data={Object.keys(spec.readings).map((value) => ({
              ...{ value, label: readingTitle(probe, value, locale) },
            }))}
            value={null}
            onChange={(reading) => reading !== null && onChange({ judge: [...judge, { reading }] })}
          />
        </>
      )}
    </section>
  );
}

interface LineProps {
  probe: string;
  judged: EditedJudge;
  place: PartProps["place"];
  onChange: (to: EditedJudge) => void;
  onRemove: () => void;
}

const FORMS = ["yes", "no", "between", "text"] as const;
type Form = (typeof FORMS)[number];

/** What one reading should be: yes or no, a word, or between two ends. */
function JudgeLine({ probe, judged, place, onChange, onRemove }: LineProps) {
  const t = useText("editor");
  const locale = useLocale();
  const faultAt = useFaultAt();
  const { reading, min, max, is } = judged;
  const form: Form = is === true ? "yes" : is === false ? "no" : is === undefined ? "between" : "text";
  const title = readingTitle(probe, reading, locale);
  const unit = probeSpec(probe)?.readings[reading]?.unit ?? "";
  const of = (to: Form) =>
    onChange({
      reading,
      ...(to === "yes" ? { is: true } : to === "no" ? { is: false } : to === "text" ? { is: "" } : {}),
    });
  const ends = { min, max };
  return (
    <li className={css.line} aria-label={title}>
      <Choice
        className={css.narrow}
        label={title}
        data={FORMS.map((value) => ({ value, label: t(`should.${value}`) }))}
        value={form}
        error={faultAt(...place)}
        onChange={(to) => to && of(to)}
      />
      {form === "between" &&
        (["min", "max"] as const).map((end) => (
          <TextInput
            key={end}
            className={css.narrow}
            label={unit === "" ? t(`field.${end}`) : t("labelUnit", { label: t(`field.${end}`), unit })}
            inputMode="decimal"
            maxLength={24}
            value={String(ends[end] ?? "")}
            onChange={(event) => onChange({ ...judged, [end]: event.currentTarget.value })}
          />
        ))}
      {form === "text" && (
        <TextInput
          className={css.narrow}
          label={t("field.value")}
          maxLength={80}
          value={String(is)}
          onChange={(event) => onChange({ reading, is: event.currentTarget.value })}
        />
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={t("takeOut", { what: title })} onClick={onRemove}>
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </li>
  );
}
