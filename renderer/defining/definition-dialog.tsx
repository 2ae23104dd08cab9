import { Checkbox } from "@mantine/core";
import { bodyParts } from "../../shared/domain/definition/body-parts.ts";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import type { TeamFamily } from "../../shared/domain/definition/definition-acts.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { ActDialog, useRules } from "../records/index.ts";
import { Note } from "../ui/index.ts";
import { BesideBody } from "./beside-body.tsx";
import { definitionForm, definitionValues, partsForm, wrongDefinition } from "./body-values.ts";
import type { DefinitionValues } from "./body-values.ts";
import { PartFields } from "./part-fields.tsx";
import { WordsPair } from "./words-pair.tsx";

interface Props {
  family: TeamFamily;
  /** Null for one that is made. */
  row: DefinitionRow | null;
  onClose: () => void;
}

const MOST_OF_A_TITLE = 60;

/** Makes or changes a definition of any family that is drawn from its form. What took it keeps what it said then. */
export function DefinitionDialog({ family, row, onClose }: Props) {
  const t = useText("defining");
  const locale = useLocale();
  const wrongIn = useRules();
  const parts = bodyParts(family);
  const wrong = (values: DefinitionValues) => {
    const found = wrongDefinition(family, row, values);
    if (found === null) return null;
    return { [found === "nothing" ? "form" : "title"]: t(`wrong.${found}`) };
  };
  return (
    <ActDialog<DefinitionValues>
      title={
        row
          ? t("changeOf", { what: inLanguage(row.title, locale) })
          : t("new", { family: t(`noun.${family}`) })
      }
      size={parts.length > 0 ? "lg" : "md"}
      writes="definition.set"
      form={`definition.${family}`}
      about={row?.id ?? null}
      asking={definitionForm(family, row)}
      initial={definitionValues(family, row)}
      foot={row ? t("keeps", { version: row.version }) : undefined}
      wrong={wrong}
      onClose={onClose}
    >
      {({ values, errors, set }) => {
        // Once it was tried to be saved, each part says what is wrong with it.
        const tried = Object.keys(errors).length > 0;
        const at = (tried ? wrongIn(partsForm(family, row, values), values) : {}) as Record<string, string>;
        return (
          <>
            {errors.form && <Note tone="bad" alert title={errors.form} />}
            <WordsPair
              label={t("part.title")}
              value={values.title}
              max={MOST_OF_A_TITLE}
              required
              first
              errorOf={(language) => (language === null ? errors.title : undefined)}
              onChange={(title) => set("title", title)}
            />
            <PartFields
              family={family}
              parts={parts}
              path={[]}
              place="set.body"
              value={values.body}
              errors={at}
              onChange={(body) => set("body", body)}
            />
            <BesideBody family={family} body={values.body} />
            {row && (
              <Checkbox
                label={t("retired")}
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
