import { useCoreQuery, useSession } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { KeyValues, Page, Section } from "../ui/index.ts";
import { Appearance } from "./appearance.tsx";
import { Care } from "./care.tsx";
import css from "./settings.module.css";

export default function Settings() {
  const t = useText("settings");
  return (
    <Page title={t("title")}>
      <Section title={t("appearance")}>
        <Appearance />
      </Section>
      <Section title={t("laptop.title")}>
        <ThisLaptop />
      </Section>
      <Section title={t("care.title")} note={t("care.text")}>
        <Care />
      </Section>
      <Section title={t("store.title")}>
        <StoreFacts />
      </Section>
    </Page>
  );
}

function ThisLaptop() {
  const t = useText("settings");
  const domain = useText("domain");
  const session = useSession();
  if (!session) return null;
  const { member, hub } = session;
  return (
    <KeyValues
      items={[
        { label: t("laptop.member"), value: member.name },
        { label: t("laptop.role"), value: domain(`role.${member.role}`) },
        { label: t("laptop.code"), value: session.deviceCode },
        { label: t("laptop.workspace"), value: session.workspaceName },
        { label: t("laptop.version"), value: session.version },
        { label: t("laptop.hub"), value: hub ? hub.address : t("laptop.noHub"), wide: true },
        ...(hub
          ? [
              {
                label: t("laptop.fingerprint"),
                value: <code className={css.code}>{hub.fingerprint.replace(/(.{4})(?=.)/g, "$1 ")}</code>,
                wide: true,
              },
            ]
          : []),
      ]}
    />
  );
}

function StoreFacts() {
  const t = useText("settings");
  const format = useFormat();
  const store = useCoreQuery("store.status", {}).data;
  if (!store) return null;
  return (
    <KeyValues
      items={[
        { label: t("store.mode"), value: t(store.readOnly ? "store.readOnly" : "store.writable") },
        { label: t("store.size"), value: format.bytes(store.databaseBytes) },
        { label: t("store.operations"), value: format.number(store.operations) },
        { label: t("store.pending"), value: format.number(store.pending) },
        { label: t("store.refused"), value: format.number(store.refused) },
        { label: t("store.tickets"), value: format.number(store.tickets) },
        { label: t("store.assets"), value: format.number(store.assets) },
        { label: t("store.people"), value: format.number(store.people) },
        { label: t("store.schema"), value: store.schema },
      ]}
    />
  );
}
