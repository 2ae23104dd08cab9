import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/index.ts";
import { Row, Stack } from "./layout.tsx";
import { OnTop } from "./on-top.tsx";
import { OnlyHere } from "./only-here.tsx";
import { useFocusReturn } from "./use-focus-return.ts";
import { useTopEscape } from "./use-top-escape.ts";

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  size?: "sm" | "md" | "lg" | "xl";
}

/** A dialog above the screen, as long as it is mounted. Escape closes it; what was typed is kept by its draft. */
export function AppDialog(props: DialogProps) {
  return (
    <OnlyHere>
      <Shown {...props} />
    </OnlyHere>
  );
}

function Shown({ title, onClose, children, size = "md" }: DialogProps) {
  const t = useText("common");
  useFocusReturn();
  useTopEscape(onClose);
  return (
    <OnTop>
      <Modal
        opened
        closeOnEscape={false}
        // Its head is that of a dialog: a banner is the head of the window, and there is one.
        attributes={{ header: { role: "presentation" } }}
        withinPortal={false}
        onClose={onClose}
        title={title}
        size={size}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {children}
      </Modal>
    </OnTop>
  );
}

interface ConfirmProps {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  confirm: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmProps) {
  const t = useText("common");
  return (
    <AppDialog title={props.title} onClose={props.onClose} size="sm">
      <Stack>
        <div>{props.children}</div>
        <Row end>
          <Button variant="default" onClick={props.onClose}>
            {t("cancel")}
          </Button>
          <Button loading={props.busy} onClick={props.onConfirm} data-autofocus>
            {props.confirm}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
