import { useText } from "../i18n/index.ts";
import type { Action } from "../ui/index.ts";
import { AppDialog, SectionHeading, useCurrentActions } from "../ui/index.ts";
import { KeyCaps } from "./key-caps.tsx";
import css from "./palette.module.css";

const GROUPS: readonly Action["group"][] = ["general", "go", "list", "ticket", "asset"];

/** Every key that works here. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const t = useText("actions");
  const actions = useCurrentActions().filter((action) => action.shortcuts.length > 0);
  return (
    <AppDialog title={t("keys.name")} size="lg" onClose={onClose}>
      <div className={css.sheet}>
        {GROUPS.map((group) => {
          const mine = actions.filter((action) => action.group === group);
          if (mine.length === 0) return null;
          return (
            <section key={group} className={css.group}>
              <SectionHeading>{t(`group.${group}`)}</SectionHeading>
              {mine.map((action) => (
                <div key={action.id} className={css.line}>
                  <span>{t(`${action.id}.name`)}</span>
                  <KeyCaps shortcut={action.shortcuts[0] ?? ""} />
                </div>
              ))}
            </section>
          );
        })}
      </div>
      <p>{t("keys.note")}</p>
    </AppDialog>
  );
}
