import { TextInput } from "@mantine/core";
import { useState } from "react";
import { momentOf, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { saidMoment } from "./said-moment.ts";

interface Props {
  label: string;
  /** Moment with offset; null: nobody said it. */
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
}

/** When it began, as people say it: one line that reads 刚才, 昨天 9:00, 14:30; what it understood stands below. */
export function FaultBegan({ label, value, onChange, error }: Props) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const [said, setSaid] = useState<string | null>(null);
  const shown = value === null ? "" : format.dateTime(Date.parse(value));
  const unclear = said !== null && said.trim() !== "" && value === null;

  function say(text: string) {
    setSaid(text);
    const moment = saidMoment(text, new Date(now));
    onChange(moment && momentOf(moment));
  }

  return (
    <TextInput
      label={label}
      placeholder={t("began.hint")}
      value={said ?? shown}
      error={error ?? (unclear ? t("began.unclear") : undefined)}
      description={said !== null && value !== null ? shown : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => say(event.currentTarget.value)}
      // What was understood stands there; what was not stays to be mended.
      onBlur={() => value !== null && setSaid(null)}
    />
  );
}
