import type { ReactNode } from "react";
import { late, useActions } from "../ui/index.ts";
import { HandOverForm } from "./forms/hand-over-form.tsx";
import { EditAsset, RegisterAsset } from "./forms/asset-forms.tsx";
import { ReturnForm } from "./forms/return-form.tsx";
import css from "./task-view.module.css";
import { endAssetTask, useAssetTask } from "./task.ts";
import type { AssetTask } from "./task.ts";

const Directory = late(() => import("../directory/directory.tsx"));
const Import = late(() => import("../import/import.tsx"));

/** The form that is being filled in, in place of the register. */
export function TaskView({ task }: { task: AssetTask }) {
  const started = useAssetTask((state) => state.started);
  useActions([{ id: "go.back", group: "go", shortcuts: ["Escape"], hidden: true, run: endAssetTask }]);
  return <div className={css.view}>{formOf(task, started)}</div>;
}

function formOf(task: AssetTask, key: number): ReactNode {
  switch (task.kind) {
    case "handOver":
      return <HandOverForm key={key} assets={task.assets} ticket={task.ticket} />;
    case "return":
      return <ReturnForm key={key} assets={task.assets} />;
    case "register":
      return <RegisterAsset key={key} />;
    case "edit":
      return <EditAsset key={key} id={task.asset} />;
    case "import":
      return <Import onClose={endAssetTask} />;
    case "directory":
      return <Directory onClose={endAssetTask} />;
  }
}
