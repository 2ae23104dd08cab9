import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/index.ts";
import { AppDialog, Row, Stack, useActions } from "../ui/index.ts";

interface Props {
  title: string;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form above the screen; Ctrl+Enter saves. */
export function FormDialog({ title, busy, onSave, onClose, children }: Props) {
  const t = useText("common");
  useActions([
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      inDialogs: true,
      run: onSave,
    },
  ]);
  return (
    <AppDialog title={title} size="lg" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <Stack>
          {children}
          <Row end>
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={busy}>
              {t("save")}
            </Button>
          </Row>
        </Stack>
      </form>
    </AppDialog>
  );
}
