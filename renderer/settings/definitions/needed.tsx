import type { LevelRule } from "../../../shared/domain/approval/levels.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import css from "../settings.module.css";
import { neededBy } from "./levels-form.ts";

/** What a rule comes to: "from 10,000: department, then finance". */
export function Needed({ rules, label }: { rules: readonly LevelRule[]; label: string }) {
  const t = useText("settings");
  const format = useFormat();
  const kinds = useDefinitions("assetkind");
  return (
    <ol className={css.needed} aria-label={label}>
      {neededBy(rules).map(({ from, kind, levels }) => (
        <li key={`${kind} ${from}`} className={css.need}>
          <span>
            {[
              from === 0 ? t("levels.any") : t("levels.from", { value: format.number(from / 100) }),
              ...(kind === null ? [] : [t("levels.with", { kind: kinds.word(kind) })]),
            ].join(t("levels.and"))}
          </span>
          <strong>{levels.map((level) => t(`disposal:level.${level}`)).join(" → ")}</strong>
        </li>
      ))}
    </ol>
  );
}
