import type { Permission } from "../../shared/domain/permission/permission.ts";
import { may } from "../../shared/domain/permission/permission.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";

/** For those who may not settle it: whom to ask. */
export function WhoDecides({ permission }: { permission: Permission }) {
  const t = useText("settling");
  const members = useDeskRows("member").filter(({ active, role }) => active && may(role, permission));
  const names = members.map((member) =>
    t("who.member", { name: member.name, role: t(`member:role.${member.role}`) }),
  );
  return (
    <Note tone="note" title={t("who.title")}>
      {names.length > 0 ? t("who.ask", { names: names.join(t("who.and")) }) : t("who.nobody")}
    </Note>
  );
}
