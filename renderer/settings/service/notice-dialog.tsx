import { Button, FileButton } from "@mantine/core";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { noticeIn } from "../../../shared/sla/imported-notice.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, KeyValues, Row, Section } from "../../ui/index.ts";
import css from "../settings.module.css";
import { MOST_OF_A_FILE, nationalOf, noticeForm } from "./notice-form.ts";
import type { NoticeValues } from "./notice-form.ts";

/** Takes in a year's notice of public holidays, from its file or pasted: what it says is shown before it is saved. */
export function NoticeDialog({ rows, onClose }: { rows: readonly DefinitionRow[]; onClose: () => void }) {
  const t = useText("settings");
  const locale = useLocale();
  const keepers = nationalOf(rows).map(({ title }) => inLanguage(title, locale));
  return (
    <ActDialog<NoticeValues>
      title={t("notice.import")}
      size="lg"
      writes="definition.set"
      form="definition.notice"
      about={null}
      asking={noticeForm(rows)}
      initial={{ text: "" }}
      foot={t("service.keeps")}
      wrong={({ text }) => {
        const read = noticeIn(text);
        return read.ok ? null : { text: t(`notice.wrong.${read.wrong}`) };
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <p className={css.soft}>{t("notice.hint")}</p>
          <Row>
            <FileButton
              accept="application/json,.json"
              onChange={(file) => {
                if (file && file.size <= MOST_OF_A_FILE) void file.text().then((text) => set("text", text));
              }}
            >
              {(props) => (
                <Button {...props} variant="default">
                  {t("notice.file")}
                </Button>
              )}
            </FileButton>
          </Row>
          <FreeText
            label={t("notice.text")}
            value={values.text}
            error={errors.text}
            maxLength={MOST_OF_A_FILE}
            minRows={4}
            maxRows={8}
            onChange={(event) => set("text", event.currentTarget.value)}
          />
          <NoticeRead text={values.text} keepers={keepers} />
        </>
      )}
    </ActDialog>
  );
}

/** What a notice says, in the words of whoever answers for it. */
function NoticeRead({ text, keepers }: { text: string; keepers: readonly string[] }) {
  const t = useText("settings");
  const format = useFormat();
  const read = noticeIn(text);
  if (!read.ok) return null;
  const { year, days } = read.notice;
  const told = (off: boolean) =>
    days
      .filter(({ isOffDay }) => isOffDay === off)
      .map(({ date, name }) => t("notice.day", { date: format.date(Date.parse(`${date}T00:00`)), name }))
      .join(t("domain:entered.between"));
  return (
    <Section title={t("notice.says", { year })}>
      <KeyValues
        items={[
          { label: t("notice.off"), value: told(true), wide: true },
          { label: t("notice.worked"), value: told(false), wide: true },
          { label: t("notice.into"), value: keepers.join(t("domain:entered.between")), wide: true },
        ]}
      />
    </Section>
  );
}
