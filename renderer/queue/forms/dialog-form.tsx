import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../../i18n/index.ts";
import { AppDialog, Stack, useActions } from "../../ui/index.ts";
import css from "./forms.module.css";

interface Props {
  title: string;
  size?: "sm" | "md" | "lg" | "xl";
  submit: string;
  busy: boolean;
  /** Beside the buttons, e.g. that the draft is kept. */
  foot?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: Ctrl+Enter sends it, the sending button stands low right. */
export function DialogForm({ title, size = "md", submit, busy, foot, onSubmit, onClose, children }: Props) {
  const t = useText("common");
  useActions([
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      inDialogs: true,
      run: onSubmit,
    },
  ]);
  return (
    <AppDialog title={title} size={size} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          {children}
          <div className={css.actions}>
            {foot ? <span className={css.foot}>{foot}</span> : null}
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {submit}
            </Button>
          </div>
        </Stack>
      </form>
    </AppDialog>
  );
}
