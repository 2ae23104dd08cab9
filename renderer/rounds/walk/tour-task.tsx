import type { TaskProps } from "../../contributions/index.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDayWords } from "../../runs/due-words.ts";
import { Badge, ErrorNote, TaskHead } from "../../ui/index.ts";
import { Walk } from "./walk.tsx";
import css from "./walk.module.css";

/** A tour that is walked, from one thing to the next; read only once it is finished. */
export default function TourTask({ records, onClose }: TaskProps) {
  const t = useText("rounds");
  const day = useDayWords();
  const [id = "", target] = records;
  const { data, error } = useCoreQuery("tour.get", { id });
  const title = data ? `${data.row.name} ${data.row.number}` : t("tour:noun");
  return (
    <section className={css.screen} aria-label={title}>
      <TaskHead title={title} onBack={onClose}>
        {data && (
          <>
            <span className={css.soft}>{t("dueOn", { date: day(data.row.due) })}</span>
            {data.doubled && <Badge tone="note">{t("doubled", { by: data.by.join(t("and")) })}</Badge>}
            <Badge tone={data.row.status === "done" ? "ok" : "note"}>
              {t(`tour:status.${data.row.status}`)}
            </Badge>
          </>
        )}
      </TaskHead>
      {error && <ErrorNote error={error} />}
      {data && <Walk detail={data} begin={target ?? null} />}
    </section>
  );
}
