import { Checkbox, TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import type { ReturnValues } from "./custody-acts.ts";

type Sealed = NonNullable<ReturnValues["underSeal"]>;

interface Props {
  sealed: Sealed | null;
  error: string | undefined;
  onChange: (sealed: Sealed | null) => void;
}

/** 暂收: it is taken in without a look at it, under a seal, because the person cannot wait. */
export function UnderSeal({ sealed, error, onChange }: Props) {
  const t = useText("custody");
  return (
    <>
      <Checkbox
        size="xs"
        label={t("underSeal.begin")}
        checked={sealed !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { seal: "", reason: "" } : null)}
      />
      {sealed && (
        <>
          <TextInput
            label={t("underSeal.seal")}
            value={sealed.seal}
            error={error}
            maxLength={40}
            data-scan="takes"
            required
            onChange={(event) => onChange({ ...sealed, seal: event.currentTarget.value })}
          />
          <TextInput
            label={t("underSeal.reason")}
            value={sealed.reason}
            maxLength={200}
            required
            onChange={(event) => onChange({ ...sealed, reason: event.currentTarget.value })}
          />
          <Note tone="note" title={t("underSeal.means")} />
        </>
      )}
    </>
  );
}
