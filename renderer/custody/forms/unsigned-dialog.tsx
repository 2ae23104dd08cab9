import { Radio } from "@mantine/core";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useText } from "../../i18n/index.ts";
import { FormDialog, FreeText, Note, Stack } from "../../ui/index.ts";

const REASONS = ["absent", "remote", "refused", "pad", "other"] as const;
type Reason = (typeof REASONS)[number];
/** What the act takes (shared/domain: `unsigned`). */
const SHORTEST = 2;
const LONGEST = 200;

interface Props {
  act: "handOver" | "return";
  /** Kept with the form beneath. */
  words: string;
  onWords: (words: string) => void;
  busy: boolean;
  error: CoreError | null;
  onSave: (reason: string) => void;
  onClose: () => void;
}

/** Saves what nobody signed; why goes into the document, and is said here and nowhere presumed. */
export function UnsignedDialog({ act, words, busy, error, onWords, onSave, onClose }: Props) {
  const t = useText("custody");
  const [reason, setReason] = useState<Reason | null>(null);
  const [tried, setTried] = useState(false);
  const short = [...words.trim()].length < SHORTEST;
  const said = reason === "other" ? words.trim() : reason === null ? "" : t(`unsigned.reason.${reason}`);

  function save() {
    setTried(true);
    if (reason === null || (reason === "other" && short) || busy) return;
    onSave(said);
  }

  return (
    <FormDialog
      title={t("unsigned.title")}
      submit={t("unsigned.save")}
      writes={`custody.${act}`}
      deliberate
      busy={busy}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <Note tone="warn" title={t("unsigned.means")} />
      <Radio.Group
        label={t("unsigned.why")}
        value={reason}
        error={tried && reason === null ? t("unsigned.needWhy") : undefined}
        required
        onChange={(value) => setReason(value as Reason)}
      >
        <Stack>
          {REASONS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`unsigned.reason.${each}`)}
              // The first is gone to when none was chosen.
              aria-invalid={(tried && reason === null) || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {reason === "other" && (
        <FreeText
          label={t("unsigned.words")}
          value={words}
          error={tried && short ? t("unsigned.needWords") : undefined}
          maxLength={LONGEST}
          required
          minRows={2}
          autoFocus
          onChange={(event) => onWords(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
