import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../i18n/index.ts";
import { Spacer, useActions, useFormSubmit } from "../../ui/index.ts";
import { endAssetTask } from "../task.ts";
import css from "./task-form.module.css";

interface FrameProps {
  title: string;
  /** At the end of the title line. */
  aside?: ReactNode;
  foot: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}

/** The frame of a form: back, title, what is entered, and the one act low right. */
export function TaskForm({ title, aside, foot, onSubmit, children }: FrameProps) {
  const t = useText("assets");
  const { form, send } = useFormSubmit(onSubmit);
  useActions([{ id: "form.save", group: "general", shortcuts: ["mod+Enter"], run: send }]);
  return (
    <form {...form} className={css.form} aria-label={title}>
      <header className={css.head}>
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size="1rem" aria-hidden />}
          onClick={endAssetTask}
        >
          {t("form.back")}
        </Button>
        <h1 className={css.title}>{title}</h1>
        <Spacer />
        {aside}
      </header>
      <div className={css.content}>{children}</div>
      <div className={css.foot}>{foot}</div>
    </form>
  );
}
