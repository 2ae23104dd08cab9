import type { ReactNode } from "react";
import { useText } from "../../i18n/index.ts";
import type { Written } from "../../ui/index.ts";
import { TaskHead, useActions, useFormSubmit } from "../../ui/index.ts";
import css from "./task-form.module.css";

interface FrameProps {
  title: string;
  foot: ReactNode;
  onBack: () => void;
  writes: Written;
  onSubmit: () => void;
  children: ReactNode;
}

/** The frame of a form: back, title, what is entered, and the one act low right. */
export function TaskForm({ title, foot, onBack, writes, onSubmit, children }: FrameProps) {
  const t = useText("assets");
  const { form, send } = useFormSubmit({ writes, onSubmit });
  useActions([{ id: "form.save", group: "general", shortcuts: ["mod+Enter"], run: send }]);
  return (
    <form {...form} className={css.form} aria-label={title}>
      <TaskHead title={title} back={t("form.back")} onBack={onBack} />
      <div className={css.content}>{children}</div>
      <div className={css.foot}>{foot}</div>
    </form>
  );
}
