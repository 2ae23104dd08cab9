import { TextInput } from "@mantine/core";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import { DUTY_LINES } from "../../shared/domain/definition/duty-sheet.ts";
import type { DutyLine } from "../../shared/domain/definition/duty-sheet.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog, useDefinitions } from "../records/index.ts";
import { Choice, FormGrid, FreeText } from "../ui/index.ts";
import { dutyForm, dutyValues, membersBy, turnsWritten } from "./duty-form.ts";
import type { DutyValues } from "./duty-form.ts";

/** A duty sheet: for which site and line, and a line for each turn. */
export function DutyDialog({ row, onClose }: { row: DefinitionRow | null; onClose: () => void }) {
  const t = useText("duty");
  const members = membersBy(useDeskRows("member"));
  const sites = useDeskRows("site");
  const calendars = useDefinitions("calendar");
  const siteName = (id: string) => sites.find((each) => each.id === id)?.name ?? t("everySite");
  const wrong = (values: DutyValues) => {
    const turns = turnsWritten(values.turns, members);
    return "line" in turns ? { turns: t("wrongLine", { line: turns.line }) } : null;
  };
  return (
    <ActDialog<DutyValues>
      title={row ? t("change") : t("new")}
      size="lg"
      writes="definition.set"
      form="definition.duty"
      about={row?.id ?? null}
      asking={dutyForm(row, members, ({ site, line }) => `${siteName(site)} ${t(`line.${line}`)}`)}
      initial={dutyValues(row, members)}
      wrong={wrong}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <FormGrid columns="pairs">
            <Choice
              label={t("site")}
              data={[
                { value: "", label: t("everySite") },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={values.site}
              onChange={(site) => set("site", site ?? "")}
            />
            <Choice<DutyLine>
              label={t("lineLabel")}
              data={DUTY_LINES.map((value) => ({ value, label: t(`line.${value}`) }))}
              value={values.line}
              onChange={(line) => line && set("line", line)}
            />
            <Choice
              label={t("calendar")}
              data={[{ value: "", label: t("always") }, ...calendars.choices(values.calendar || null)]}
              value={values.calendar}
              onChange={(calendar) => set("calendar", calendar ?? "")}
            />
            <TextInput
              label={t("phone")}
              value={values.phone}
              maxLength={40}
              onChange={(event) => set("phone", event.currentTarget.value)}
            />
          </FormGrid>
          <FreeText
            label={t("turns")}
            value={values.turns}
            error={errors.turns}
            minRows={5}
            onChange={(event) => set("turns", event.currentTarget.value)}
          />
          <p>{t("turnsHint")}</p>
        </>
      )}
    </ActDialog>
  );
}
