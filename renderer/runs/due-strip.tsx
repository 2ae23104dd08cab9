import { IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { late } from "../ui/index.ts";
import css from "./due.module.css";
import { useToday } from "./use-today.ts";

const DueDialog = late<{ onClose: () => void }>(() => import("./due-dialog.tsx"));
const TOLD = ["due", "running", "missed"] as const;

/** One quiet line above the tickets: which rounds are due, under way or missed. Nothing while none is. */
export function DueStrip() {
  const t = useText("rounds");
  const today = useToday();
  const counts = useCoreQuery("round.due", { today, limit: 1 }).data?.counts;
  const [open, setOpen] = useState(false);
  const told = TOLD.filter((state) => (counts?.[state] ?? 0) > 0);
  return (
    <>
      {told.length > 0 && (
        <button type="button" className={css.strip} onClick={() => setOpen(true)}>
          <IconRoute size="1rem" aria-hidden />
          <span>{t("noun")}</span>
          {told.map((state) => (
            <span key={state} data-state={state}>
              {t(`strip.${state}`, { count: counts?.[state] ?? 0 })}
            </span>
          ))}
        </button>
      )}
      {open && <DueDialog onClose={() => setOpen(false)} />}
    </>
  );
}
