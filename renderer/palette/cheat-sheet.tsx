import { useContributions } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, SectionHeading, useCurrentActions, useKeyOf } from "../ui/index.ts";
import { KeyCaps } from "./key-caps.tsx";
import css from "./palette.module.css";

const GENERAL = ["general", "go", "list"];

/** Every key that works here. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const t = useText("actions");
  const kinds = Object.keys(useContributions().records);
  const keyOf = useKeyOf();
  const actions = useCurrentActions().flatMap((action) => {
    const key = keyOf(...action.shortcuts);
    return key === undefined ? [] : [{ ...action, key }];
  });
  return (
    <AppDialog title={t("keys.name")} size="lg" onClose={onClose}>
      <div className={css.sheet}>
        {[...GENERAL, ...kinds].map((group) => {
          const mine = actions.filter((action) => action.group === group);
          if (mine.length === 0) return null;
          return (
            <section key={group} className={css.group}>
              <SectionHeading>
                {t(GENERAL.includes(group) ? `group.${group}` : `${group}:noun`)}
              </SectionHeading>
              {mine.map((action) => (
                <div key={action.id} className={css.line}>
                  <span>{t(`${action.id}.name`)}</span>
                  <KeyCaps shortcut={action.key} />
                </div>
              ))}
            </section>
          );
        })}
      </div>
      <p>{t(keyOf("n") ? "keys.note" : "keys.off")}</p>
    </AppDialog>
  );
}
