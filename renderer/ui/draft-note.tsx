import { useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { DiscardButton } from "./discard-button.tsx";
import { Note } from "./notes.tsx";

interface Props {
  restored: number | null;
  onDiscard: () => void;
}

/** Announces that what was typed earlier came back. */
export function DraftNote({ restored, onDiscard }: Props) {
  const t = useText("ui");
  const format = useFormat();
  const now = useNow();
  if (restored === null) return null;
  return (
    <Note
      tone="note"
      title={t("draftRestored", { when: format.moment(restored, now) })}
      actions={<DiscardButton onDiscard={onDiscard}>{t("draftDiscard")}</DiscardButton>}
    />
  );
}
