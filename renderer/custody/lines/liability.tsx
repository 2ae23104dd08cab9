import { TextInput } from "@mantine/core";
import { LIABILITIES } from "../../../shared/domain/custody/line-forms.ts";
import { useText } from "../../i18n/index.ts";
import { Choice } from "../../ui/index.ts";
import type { LiabilitySaid, Line, LineSaid } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { liabilityOf } from "./line-said.ts";

interface Props {
  line: Line;
  name: string;
  onSay: (said: LineSaid) => void;
}

/** Whose the damage or loss is, and who decided so: never whoever takes it back, and nothing of it is preset. */
export function Liability({ line, name, onSay }: Props) {
  const t = useText("custody");
  const said = liabilityOf(line);
  const { verdict, by, amount } = said;
  const say = (change: Partial<LiabilitySaid>) => onSay({ liability: { ...said, ...change }, open: false });
  return (
    <div className={css.liability}>
      <Choice
        aria-label={t("lines.liabilityOf", { name })}
        placeholder={t("lines.liability")}
        data={LIABILITIES.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        value={verdict}
        clearable
        onChange={(value) => say({ verdict: value as LiabilitySaid["verdict"] })}
      />
      {verdict !== null && verdict !== "open" && (
        <TextInput
          aria-label={t("lines.liabilityByOf", { name })}
          placeholder={t("lines.liabilityBy")}
          description={t("lines.liabilityHint")}
          value={by}
          maxLength={60}
          onChange={(event) => say({ by: event.currentTarget.value, person: null })}
        />
      )}
      {verdict !== null && (
        <TextInput
          aria-label={t("lines.amountOf", { name })}
          placeholder={t("lines.amount")}
          inputMode="decimal"
          value={amount}
          maxLength={12}
          onChange={(event) => say({ amount: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
