import { useState } from "react";
import { TaskView } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ListTabs, useTask } from "../ui/index.ts";
import css from "./diagnostics.module.css";
import { TeamCatalogue } from "./editor/team-catalogue.tsx";
import { RunList } from "./run-list.tsx";
import { StartDialog } from "./start-dialog.tsx";

const PARTS = ["catalogue", "open", "done"] as const;
type Part = (typeof PARTS)[number];

/** Runs that are open and finished, and the checklists that there are. */
export default function Diagnostics() {
  const t = useText("diagnostics");
  const task = useTask("diagnostics");
  const open = useCoreQuery("run.page", { scope: "open", limit: 1 }).data?.total;
  const [wanted, setPart] = useState<Part | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  // What was begun comes first, where there is any.
  const part = wanted ?? (open ? "open" : "catalogue");
  if (task) return <TaskView area="diagnostics" task={task} />;
  return (
    <section className={css.screen} aria-label={t("title")}>
      <ListTabs
        label={t("title")}
        tabs={PARTS.map((id) => ({ id, label: t(`part.${id}`), count: id === "open" ? open : null }))}
        shown={part}
        onShow={setPart}
      />
      {part === "catalogue" ? <TeamCatalogue onChoose={choose} /> : <RunList key={part} scope={part} />}
      {chosen !== null && <StartDialog checklist={chosen} onClose={() => choose(null)} />}
    </section>
  );
}
