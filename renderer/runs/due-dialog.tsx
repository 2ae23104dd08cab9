import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, Badge, EmptyState, ErrorNote, Stack } from "../ui/index.ts";
import { TONE_OF_DUE, useDueWords } from "./due-words.ts";
import css from "./due.module.css";
import { useBeginTour } from "./use-begin-tour.ts";
import { useToday } from "./use-today.ts";

/** What is due, under way and missed, one's own first: a press begins it, or goes on with it. */
export default function DueDialog({ onClose }: { onClose: () => void }) {
  const t = useText("rounds");
  const said = useDueWords();
  const today = useToday();
  const { data, error } = useCoreQuery("round.due", { today, limit: 100 });
  const { begin, busy, error: refused } = useBeginTour();
  // It opens with what is due in it, so that the focus begins there.
  if (!data && !error) return null;
  return (
    <AppDialog title={t("dueTitle")} onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {refused && <ErrorNote error={refused} />}
        {data?.rows.length === 0 && <EmptyState title={t("dueNone")} />}
        <ul className={css.dues} aria-label={t("dueTitle")}>
          {data?.rows.map((entry, index) => (
            <li key={`${entry.round} ${entry.due}`}>
              <button
                type="button"
                className={css.due}
                disabled={busy}
                {...(index === 0 ? { "data-autofocus": true } : {})}
                onClick={() => void begin(entry).then((begun) => begun && onClose())}
              >
                <span className={css.dueHead}>
                  <strong>{entry.name}</strong>
                  <Badge tone={TONE_OF_DUE[entry.state]}>{t(`state.${entry.state}`)}</Badge>
                  {entry.mine && <Badge tone="quiet">{t("mine")}</Badge>}
                </span>
                <span className={css.soft}>{said(entry)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Stack>
    </AppDialog>
  );
}
