import { Button } from "@mantine/core";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { SetPinDialog } from "../signing/set-pin-dialog.tsx";
import { usePin } from "../signing/use-pin.ts";
import { Row } from "../ui/index.ts";

/** The PIN that leads back from the signing view. */
export default function PinSection() {
  const [changes, setChanges] = useState(0);
  // Asked anew once something was changed.
  return <PinStanding key={changes} onChanged={() => setChanges(changes + 1)} />;
}

function PinStanding({ onChanged }: { onChanged: () => void }) {
  const t = useText("settings");
  const { state } = usePin();
  const [open, setOpen] = useState(false);
  if (!state) return null;
  return (
    <Row>
      <span>{t(!state.set ? "pin.none" : state.left === 0 ? "pin.locked" : "pin.isSet")}</span>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(state.set ? "pin.change" : "pin.make")}
      </Button>
      {open && <SetPinDialog onClose={onChanged} />}
    </Row>
  );
}
