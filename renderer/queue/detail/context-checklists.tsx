import { useCommand, useCoreQuery, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { openRun, startChecklist } from "../../runs/open-run.ts";
import { useInLanguage } from "../../runs/use-runs.ts";
import { ErrorNote } from "../../ui/index.ts";
import { ContextPart } from "./context-facts.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

/** Suggestions that stand beside the work; the others are in the chooser. */
const SHOWN = 3;

/** Checklists that fit what the ticket is filed under and what it is about. */
export function ContextChecklists() {
  const t = useText("findings");
  const said = useInLanguage();
  const { detail, editable } = useTicket();
  const may = useMay("run.write") && editable;
  const { id, assets } = detail.row;
  const asset = assets[0] ?? null;
  const { data } = useCoreQuery("definition.checklists", may ? { ticket: id, asset } : null);
  const { run, busy, error } = useCommand();
  const fitting = (data ?? []).filter(({ fit }) => fit > 0).slice(0, SHOWN);
  if (fitting.length === 0) return null;

  async function begin(checklist: string) {
    // About which of several nobody has said.
    if (assets.length > 1) return startChecklist({ ticket: id, asset: null });
    const done = await run("run.start", { checklist, ticket: id, asset });
    if (done.ok && done.value.id !== null) openRun(done.value.id);
  }

  return (
    <ContextPart title={t("suggested")}>
      {error ? <ErrorNote error={error} /> : null}
      <ul className={css.checklists}>
        {fitting.map(({ key, title, steps, wanted }) => (
          <li key={key}>
            <button
              type="button"
              className={css.checklist}
              disabled={busy}
              title={t("begin", { checklist: said(title) })}
              onClick={() => void begin(key)}
            >
              {said(title)}
            </button>
            <span className={css.assetAbout}>{t(wanted ? "stepsWanted" : "steps", { count: steps })}</span>
          </li>
        ))}
      </ul>
    </ContextPart>
  );
}
