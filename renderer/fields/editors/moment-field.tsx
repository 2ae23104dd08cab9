import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { momentOf, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { saidMoment } from "./said-moment.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  /** Moment with offset; null: nobody said it. */
  value: string | null;
  /** @param understood false while what stands there is no moment yet */
  onChange: (value: string | null, understood: boolean) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A moment that was, as people say it: one line that reads 刚才, 昨天 9:00, 14:30; what it understood stands below. */
export function MomentField({ label, hideLabel = false, value, onChange, error, ...rest }: Props) {
  const t = useText("fields");
  const format = useFormat();
  const now = useNow();
  const [said, setSaid] = useState<string | null>(null);
  const shown = value === null ? "" : format.dateTime(Date.parse(value));
  const unclear = said !== null && said.trim() !== "" && value === null;

  function say(text: string) {
    setSaid(text);
    const moment = saidMoment(text, new Date(now));
    onChange(moment && momentOf(moment), moment !== null || text.trim() === "");
  }

  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={t("moment.hint")}
      value={said ?? shown}
      error={error ?? (unclear ? t("moment.unclear") : undefined)}
      description={said !== null && value !== null ? shown : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => say(event.currentTarget.value)}
      // What was understood stands there; what was not stays to be mended.
      onBlur={() => value !== null && setSaid(null)}
    />
  );
}
