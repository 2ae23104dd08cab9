import { useContributions } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import { Page, Section } from "../ui/index.ts";

export default function Settings() {
  const t = useText("settings");
  const { settings } = useContributions();
  return (
    <Page title={t("title")}>
      {settings.map(({ id, hasNote, Section: Content }) => (
        <Section key={id} title={t(`${id}.title`)} note={hasNote ? t(`${id}.text`) : undefined}>
          <Content />
        </Section>
      ))}
    </Page>
  );
}
