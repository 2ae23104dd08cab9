import { useSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { KeyValues } from "../ui/index.ts";
import css from "./settings.module.css";

/** Whose laptop this is, and with whom it works. */
export default function ThisLaptop() {
  const t = useText("settings");
  const session = useSession();
  if (!session) return null;
  const { member, hub } = session;
  return (
    <KeyValues
      items={[
        { label: t("laptop.member"), value: member.name },
        { label: t("laptop.role"), value: t(`member:role.${member.role}`) },
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
        {
          label: t(hub ? "laptop.anchor" : "laptop.ownAnchor"),
          // Whoever copies it by hand or by mouse must get it as the script wants it: without blanks.
          value: <code className={css.code}>{session.anchor}</code>,
          wide: true,
        },
      ]}
    />
  );
}
