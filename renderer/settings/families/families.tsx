import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useMay } from "../../core/index.ts";
import { DefinitionDialog, useTold } from "../../defining/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Badge, ListTabs, Nothing, Row, Stack } from "../../ui/index.ts";
import css from "../settings.module.css";
import { closeDefinition, openFamily, useFamilyOpen } from "./open.ts";
import { SHOWN_FAMILIES } from "./shown.ts";

/** What the team decides for itself, by family: everybody reads it, whoever defines things changes it. */
export default function Families() {
  const t = useText("defining");
  const locale = useLocale();
  const may = useMay("definition.write");
  const { family, open } = useFamilyOpen();
  const { rows } = useDefinitions(family);
  const told = useTold(rows);
  const [withRetired, showRetired] = useState(false);
  const retired = rows.filter((row) => row.retired).length;
  const shown = rows.filter((row) => withRetired || !row.retired);
  const opened = rows.find(({ id }) => id === open) ?? null;
  return (
    <Stack>
      <div className={css.families}>
        <ListTabs
          label={t("families")}
          tabs={SHOWN_FAMILIES.map((id) => ({ id, label: t(`plural.${id}`), count: null }))}
          shown={family}
          onShow={(next) => openFamily(next)}
        />
      </div>
      <p className={css.soft}>{t(`about.${family}`)}</p>
      {shown.length === 0 ? (
        <p className={css.soft}>{t("nothing", { family: t(`noun.${family}`) })}</p>
      ) : (
        <table className={css.wide} aria-label={t(`plural.${family}`)}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("content")}</th>
              <th scope="col">{t("version")}</th>
              {may && <td />}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {inLanguage(row.title, locale)}
                  {row.retired && <Badge tone="quiet">{t("isRetired")}</Badge>}
                </th>
                <td>
                  <span className={css.told}>{told(row) || <Nothing />}</span>
                </td>
                <td>{t("versionIs", { version: row.version })}</td>
                {may && (
                  <td>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t("changeOf", { what: inLanguage(row.title, locale) })}
                      onClick={() => openFamily(family, row.id)}
                    >
                      {t("change")}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Row>
        {may ? (
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => openFamily(family, "new")}
          >
            {t("new", { family: t(`noun.${family}`) })}
          </Button>
        ) : (
          <span className={css.soft}>{t("others")}</span>
        )}
        {retired > 0 && !withRetired && (
          <Button variant="subtle" onClick={() => showRetired(true)}>
            {t("showRetired", { count: retired })}
          </Button>
        )}
      </Row>
      {may && open === "new" && <DefinitionDialog family={family} row={null} onClose={closeDefinition} />}
      {may && opened && (
        <DefinitionDialog key={opened.version} family={family} row={opened} onClose={closeDefinition} />
      )}
    </Stack>
  );
}
