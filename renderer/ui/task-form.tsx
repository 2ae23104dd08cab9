import type { ReactNode } from "react";
import { useActions } from "./actions/actions.ts";
import { TaskHead } from "./layout.tsx";
import css from "./task-form.module.css";
import type { Written } from "./use-form-submit.ts";
import { useFormSubmit } from "./use-form-submit.ts";

interface FrameProps {
  title: string;
  foot: ReactNode;
  onBack: () => void;
  writes: Written;
  onSubmit: () => void;
  /** It stands in a dialog that has the screen: its key works there. */
  inDialog?: boolean;
  children: ReactNode;
}

/** The frame of a form: back, title, what is entered, and the one act low right. */
export function TaskForm({ title, foot, onBack, writes, onSubmit, inDialog = false, children }: FrameProps) {
  const { form, send } = useFormSubmit({ writes, onSubmit });
  useActions([
    { id: "form.save", group: "general", shortcuts: ["mod+Enter"], inDialogs: inDialog, run: send },
  ]);
  return (
    <form {...form} className={css.form} aria-label={title}>
      <TaskHead title={title} onBack={onBack} />
      <div className={css.content}>{children}</div>
      <div className={css.foot}>{foot}</div>
    </form>
  );
}
