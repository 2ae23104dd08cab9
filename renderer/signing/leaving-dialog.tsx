import { useText } from "../i18n/index.ts";
import { ConfirmDialog } from "../ui/index.ts";

interface Props {
  onLeave: () => void;
  onClose: () => void;
}

/** The way back to the desk, which is the technician's. */
export function LeavingDialog({ onLeave, onClose }: Props) {
  const t = useText("signing");
  return (
    <ConfirmDialog
      title={t("leaving.title")}
      confirm={t("leaving.confirm")}
      onConfirm={onLeave}
      onClose={onClose}
    >
      {t("leaving.text")}
    </ConfirmDialog>
  );
}
