import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useText } from "../i18n/index.ts";
import { useActions } from "./actions/actions.ts";
import { AppDialog } from "./dialogs.tsx";
import css from "./form-dialog.module.css";
import { Stack } from "./layout.tsx";
import { ErrorNote } from "./notes.tsx";
import type { Written } from "./use-form-submit.ts";
import { useFormSubmit } from "./use-form-submit.ts";

interface Props {
  title: string;
  size?: "sm" | "md" | "lg" | "xl";
  /** Word on the sending button; by default that it saves. */
  submit?: string;
  /** What it does is for good: the button says so. */
  danger?: boolean;
  writes: Written;
  /** Sent by its button alone, not by Ctrl+Enter: what nobody may do out of habit. */
  deliberate?: boolean;
  busy: boolean;
  /** Why it was not sent. */
  error: CoreError | null;
  /** Beside the buttons, e.g. that the draft is kept. */
  foot?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: Ctrl+Enter sends it, the sending button stands low right. */
export function FormDialog({
  title,
  size = "md",
  submit,
  danger = false,
  writes,
  deliberate = false,
  busy,
  error,
  foot,
  onSubmit,
  onClose,
  children,
}: Props) {
  const t = useText("common");
  const { form, send } = useFormSubmit({ writes, onSubmit });
  useActions([
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      inDialogs: true,
      disabled: deliberate,
      run: send,
    },
  ]);
  return (
    <AppDialog title={title} size={size} onClose={onClose}>
      <form {...form}>
        <Stack>
          {error ? <ErrorNote error={error} /> : null}
          {children}
          <div className={css.actions}>
            {foot ? <span className={css.foot}>{foot}</span> : null}
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              type="submit"
              color={danger ? "red" : undefined}
              data-danger={danger || undefined}
              loading={busy}
            >
              {submit ?? t("save")}
            </Button>
          </div>
        </Stack>
      </form>
    </AppDialog>
  );
}
