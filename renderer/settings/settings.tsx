import { useContributions } from "../contributions/index.ts";
import { useSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Page, Section } from "../ui/index.ts";
import { shownTo } from "./shown-to.ts";

export default function Settings() {
  const t = useText("settings");
  const { settings } = useContributions();
  const role = useSession()?.member.role;
  return (
    <Page title={t("title")}>
      {shownTo(settings, role).map(({ id, hasNote, Section: Content }) => (
        <Section key={id} title={t(`${id}.title`)} note={hasNote ? t(`${id}.text`) : undefined}>
          <Content />
        </Section>
      ))}
    </Page>
  );
}
