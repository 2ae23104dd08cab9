import { Checkbox, TextInput } from "@mantine/core";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { CLOCKS } from "../../../shared/sla/clock.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FormGrid } from "../../ui/index.ts";
import { targetForm, targetValues, wrongTarget } from "./service-forms.ts";
import type { TargetValues } from "./service-forms.ts";

/** Changes what is promised. What is closed stays judged by what was promised then. */
export function TargetDialog({ row, onClose }: { row: DefinitionRow; onClose: () => void }) {
  const t = useText("settings");
  const locale = useLocale();
  return (
    <ActDialog<TargetValues>
      title={t("service.changeOf", { what: inLanguage(row.title, locale) })}
      writes="definition.set"
      form="definition.target"
      about={row.id}
      asking={targetForm(row)}
      initial={targetValues(row)}
      foot={t("service.keeps")}
      wrong={(values) =>
        Object.keys(wrongTarget(values)).length > 0 ? { minutes: t("service.wrong.any") } : null
      }
      onClose={onClose}
    >
      {({ values, errors, set }) => {
        const wrong = errors.minutes ? wrongTarget(values) : {};
        return (
          <>
            <FormGrid columns="pairs">
              {CLOCKS.map((name) => (
                <TextInput
                  key={name}
                  label={t("service.hours", { clock: t(`ticket:clock.${name}`) })}
                  placeholder={t("service.none")}
                  value={values.minutes[name]}
                  error={wrong[name] ? t(`service.wrong.${wrong[name]}`) : undefined}
                  onChange={(event) =>
                    set("minutes", { ...values.minutes, [name]: event.currentTarget.value })
                  }
                />
              ))}
            </FormGrid>
            <Checkbox
              label={t("service.alwaysLong")}
              checked={values.always}
              onChange={(event) => set("always", event.currentTarget.checked)}
            />
          </>
        );
      }}
    </ActDialog>
  );
}
