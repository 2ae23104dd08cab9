import { useState } from "react";
import type { ChecklistDetail } from "../../../shared/ipc/diagnostics.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { useCoreQuery } from "../../core/index.ts";
import { ErrorNote } from "../../ui/index.ts";
import { Editor } from "./editor.tsx";
import type { EditMode } from "./open-checklist.ts";

/** A checklist that is edited: one that is there, a copy of one, or a new one. */
export default function EditTask({ records, onClose }: TaskProps) {
  const mode = (records[0] ?? "new") as EditMode;
  const key = records[1] ?? "";
  const { data, error } = useCoreQuery("definition.checklist", mode === "new" ? null : { key });
  // What it was begun on; what comes in meanwhile is said, and changes nothing under somebody's hands.
  const [begun, begin] = useState<ChecklistDetail | null>(null);
  if (data && begun === null) begin(data);
  if (mode !== "new" && begun === null) return error && <ErrorNote error={error} />;
  return <Editor mode={mode} base={begun} now={data ?? null} onClose={onClose} />;
}
