import { Checkbox, TextInput } from "@mantine/core";
import { packageIn } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { momentOf, useCommand } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Choice, DraftNote, FormDialog, FormGrid, Stack, useDraftedForm } from "../../ui/index.ts";
import { UNPACKED, packageCommands } from "./package-form.ts";
import type { PackageValues } from "./package-form.ts";
import css from "./packages.module.css";

interface Props {
  person: PersonRow;
  /** Assets that the person holds. */
  held: readonly string[];
  onClose: () => void;
}

const whenOf = (days: number) => (days === 0 ? "same" : days < 0 ? "before" : "after");

/** Opens all tickets of a package for a person and a day, as one act. */
export function PackageDialog({ person, held, onClose }: Props) {
  const t = useText("packages");
  const locale = useLocale();
  const { runAll, busy, error } = useCommand();
  const packages = useDefinitions("package");
  const items = useDefinitions("item").rows;
  const form = useDraftedForm<PackageValues>({
    key: `person.package:${person.id}`,
    form: "person.package",
    initial: UNPACKED,
    validate: ({ key, day }) => ({
      ...(key === null ? { key: t("needKey") } : {}),
      ...(day === "" ? { day: t("needDay") } : {}),
    }),
  });
  const { values, errors, set, patch } = form;
  const row = packages.rows.find(({ key }) => key === values.key);
  const tasks = (row && packageIn(row)?.tasks) ?? [];
  const wanted = tasks.length - values.skipped.length;

  async function send() {
    if (busy || !form.check() || !row || wanted === 0) return;
    const words = {
      said: (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, locale),
      moment: (date: string, time: string) => momentOf(new Date(`${date}T${time}:00`)),
      ...{ items, held },
    };
    const done = await runAll(packageCommands(row, values, atHand(person), words), 0);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  function skip(place: number, on: boolean) {
    const others = values.skipped.filter((each) => each !== place);
    set("skipped", on ? others : [...others, place]);
  }

  return (
    <FormDialog
      title={t("title", { name: person.name })}
      size="lg"
      submit={t("submit", { count: wanted })}
      busy={busy}
      error={error}
      writes="ticket.open"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>
        <FormGrid columns="pairs">
          <Choice
            label={t("package")}
            data={packages.choices(values.key).map(({ value, label }) => ({ value, label }))}
            placeholder={t("domain:choose")}
            value={values.key}
            error={errors.key}
            required
            data-autofocus
            onChange={(key) => patch({ key, skipped: [] })}
          />
          <TextInput
            type="date"
            label={t(row ? `day.${packageIn(row)?.occasion ?? "arrival"}` : "day.any")}
            value={values.day}
            error={errors.day}
            required
            onChange={(event) => set("day", event.currentTarget.value)}
          />
        </FormGrid>
        {tasks.length > 0 && (
          <ul className={css.tasks} aria-label={t("tasks")}>
            {tasks.map((task, place) => (
              <li key={place} className={css.task}>
                <Checkbox
                  label={inLanguage(task.title, locale)}
                  checked={!values.skipped.includes(place)}
                  onChange={(event) => skip(place, event.currentTarget.checked)}
                />
                <span>{inLanguage(task.group, locale)}</span>
                <span className={css.due}>
                  {t(`due.${whenOf(task.due.days)}`, { count: Math.abs(task.due.days), time: task.due.time })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </FormDialog>
  );
}
