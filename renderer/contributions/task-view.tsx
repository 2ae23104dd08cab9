import { createElement } from "react";
import type { Area, Task } from "../ui/index.ts";
import { endTask, useActions } from "../ui/index.ts";
import { useContributions } from "./context.ts";
import type { TaskProps } from "./contract.ts";
import css from "./task-view.module.css";

interface Props extends Pick<TaskProps, "onDone"> {
  area: Area;
  task: Task;
}

/** What is being done in an area, in place of its list. */
export function TaskView({ area, task, onDone }: Props) {
  const { tasks } = useContributions();
  const leave = () => endTask(area);
  useActions([{ id: "go.back", group: "go", shortcuts: ["Escape"], hidden: true, run: leave }]);
  const Part = tasks[task.name];
  return (
    <div className={css.view}>
      {Part && createElement(Part, { key: task.started, records: task.records, onClose: leave, onDone })}
    </div>
  );
}
