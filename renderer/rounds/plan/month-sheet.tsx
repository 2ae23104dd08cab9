import { Button } from "@mantine/core";
import { useState } from "react";
import type { RoundRow } from "../../../shared/domain/round/round.ts";
import { usePdf } from "../../custody/slip/use-pdf.tsx";
import { useText } from "../../i18n/index.ts";
import { Choice, Section } from "../../ui/index.ts";
import css from "../rounds.module.css";
import { monthsBack } from "./months-back.ts";

/** The inspection sheet of a month of a plan, as a file or on paper; nothing for whom it is not allowed. */
export function MonthSheet({ round, today }: { round: RoundRow; today: string }) {
  const t = useText("rounds");
  const { write, print, running, dialog } = usePdf();
  const months = monthsBack(today, round.from);
  const [chosen, setMonth] = useState<string | null>(null);
  const month = chosen ?? months[0] ?? today.slice(0, 7);
  if (write === null || print === null) return null;
  const asked = {
    job: "inspectionSheet",
    about: { round: round.id, month, today },
    defaultName: `${t("sheetName", { name: round.name, month }).replace(/[\\/:*?"<>|]/g, "_")}.pdf`,
  } as const;
  return (
    <Section title={t("sheet")}>
      <div className={css.sheet}>
        <Choice
          label={t("month")}
          data={months.map((value) => ({ value, label: value }))}
          value={month}
          onChange={(value) => value !== null && setMonth(value)}
        />
        <Button variant="default" onClick={() => print(asked)}>
          {t("print")}
        </Button>
        <Button variant="default" loading={running} onClick={() => write(asked)}>
          {t("savePdf")}
        </Button>
      </div>
      {dialog}
    </Section>
  );
}
