import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../../i18n/index.ts";
import type { Place } from "../faults-at.ts";
import { useFaultAt } from "../faults-context.ts";

interface Props {
  value: string;
  place: Place;
  onRename: (to: string) => void;
}

/** The key of a step or a conclusion: taken when the field is left, since every way that names it goes along. */
export function KeyField({ value, place, onRename }: Props) {
  const t = useText("editor");
  const faultAt = useFaultAt();
  const [typed, type] = useState(value);
  return (
    <TextInput
      label={t("field.key")}
      description={t("keyHint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={typed}
      maxLength={40}
      error={faultAt(...place)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => typed.trim() !== value && onRename(typed.trim())}
    />
  );
}
