import { Checkbox, TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import type { ReturnValues } from "./custody-acts.ts";

type Absent = NonNullable<ReturnValues["absent"]>;

interface Props {
  absent: Absent | null;
  error: string | undefined;
  onChange: (absent: Absent | null) => void;
}

/** The returner is not there: why, and who sees what comes back and signs for that. */
export function AbsentReturner({ absent, error, onChange }: Props) {
  const t = useText("custody");
  return (
    <>
      <Checkbox
        size="xs"
        label={t("absent.begin")}
        checked={absent !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { reason: "", witness: "" } : null)}
      />
      {absent && (
        <>
          <TextInput
            label={t("absent.reason")}
            value={absent.reason}
            error={error}
            maxLength={200}
            required
            onChange={(event) => onChange({ ...absent, reason: event.currentTarget.value })}
          />
          <TextInput
            label={t("absent.witness")}
            value={absent.witness}
            maxLength={60}
            required
            onChange={(event) => onChange({ ...absent, witness: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
