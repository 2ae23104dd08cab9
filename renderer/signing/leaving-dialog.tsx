import { Button } from "@mantine/core";
import { useText } from "../i18n/index.ts";
import { AppDialog, Note, Row, Stack } from "../ui/index.ts";
import { PinDialog } from "./pin-dialog.tsx";
import type { Pin } from "./use-pin.ts";

interface Props {
  pin: Pin;
  /** `leave`: nothing was signed; `finish`: what was signed is saved next. */
  why: "leave" | "finish";
  onLeave: () => void;
  /** Leaves, and a PIN is made next. */
  onSetPin: () => void;
  onClose: () => void;
}

/** The way back to the desk, which is the technician's: behind the PIN, where there is one. */
export function LeavingDialog({ pin, why, onLeave, onSetPin, onClose }: Props) {
  const t = useText("signing");
  if (pin.state && !pin.state.set) return <WithoutPin {...{ onLeave, onSetPin, onClose }} />;

  return (
    <PinDialog
      pin={pin}
      title={t(`leaving.${why === "leave" ? "title" : "back"}`)}
      submit={t(why === "leave" ? "leaving.confirm" : "finish")}
      text={t(why === "leave" ? "leaving.text" : "leaving.signed")}
      onRight={onLeave}
      onClose={onClose}
    />
  );
}

/** Nothing keeps the user from the desk: it is said, and one is offered once the technician is back. */
function WithoutPin({ onLeave, onSetPin, onClose }: Pick<Props, "onLeave" | "onSetPin" | "onClose">) {
  const t = useText("signing");
  return (
    <AppDialog title={t("leaving.title")} onClose={onClose}>
      <Stack>
        <p>{t("leaving.text")}</p>
        <Note tone="note" title={t("pin.none")} />
        <Row end>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button variant="default" onClick={onSetPin}>
            {t("pin.leaveAndSet")}
          </Button>
          <Button onClick={onLeave} data-autofocus>
            {t("leaving.confirm")}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
