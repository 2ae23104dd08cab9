import { Checkbox, TextInput } from "@mantine/core";
import { bodyParts } from "../../../shared/domain/definition/body-parts.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { CLOCKS } from "../../../shared/sla/clock.ts";
import { PartFields, WordsPair } from "../../defining/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FormGrid } from "../../ui/index.ts";
import { isTargetUnnamed, targetForm, targetValues, wrongTarget } from "./service-forms.ts";
import type { TargetValues } from "./service-forms.ts";

const scope = bodyParts("target").filter(({ name }) => name === "for");

interface Props {
  /** Null for a target that is made. */
  row: DefinitionRow | null;
  onClose: () => void;
}

/** Says what is promised, and of which tickets. What is closed stays judged by what was promised then. */
export function TargetDialog({ row, onClose }: Props) {
  const t = useText("settings");
  const locale = useLocale();
  return (
    <ActDialog<TargetValues>
      title={row ? t("service.changeOf", { what: inLanguage(row.title, locale) }) : t("service.newTarget")}
      size="lg"
      writes="definition.set"
      form="definition.target"
      about={row?.id ?? null}
      asking={targetForm(row)}
      initial={targetValues(row)}
      foot={row ? t("service.keeps") : undefined}
      wrong={(values) => {
        if (isTargetUnnamed(values, row)) return { title: t("service.wrong.title") };
        return Object.keys(wrongTarget(values)).length > 0 ? { minutes: t("service.wrong.any") } : null;
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => {
        const wrong = errors.minutes ? wrongTarget(values) : {};
        return (
          <>
            <WordsPair
              label={t("service.targetName")}
              value={values.title}
              max={60}
              required
              first={row === null}
              errorOf={(language) => (language === null ? errors.title : undefined)}
              onChange={(title) => set("title", title)}
            />
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
            <PartFields
              family="target"
              parts={scope}
              path={[]}
              place="set.body"
              value={{ for: values.scope }}
              errors={{}}
              onChange={(to) => set("scope", to.for as TargetValues["scope"])}
            />
            {row && (
              <Checkbox
                label={t("defining:retired")}
                checked={values.retired}
                onChange={(event) => set("retired", event.currentTarget.checked)}
              />
            )}
          </>
        );
      }}
    </ActDialog>
  );
}
