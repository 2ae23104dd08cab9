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
  /** What was typed, where a form keeps it; else it stands as long as the field does. */
  said?: string;
  /**
   * @param understood false while what stands there is no moment yet
   * @param said what stands there
   */
  onChange: (value: string | null, understood: boolean, said: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A moment that was, as people say it: 刚才, 昨天 9:00, 14:30. What was typed stays; what is understood stands below. */
export function MomentField({ label, hideLabel = false, value, said, onChange, error, ...rest }: Props) {
  const t = useText("fields");
  const format = useFormat();
  const now = useNow();
  const [own, setOwn] = useState<string | null>(null);
  const typed = said === undefined || said === "" ? own : said;
  const at = value === null ? null : Date.parse(value);
  const wrong = wrongMoment(typed ?? "", value, now);

  function say(text: string) {
    setOwn(text);
    const moment = saidMoment(text, new Date(now));
    const understood = moment === null || "at" in moment;
    onChange(moment && "at" in moment ? momentOf(moment.at) : null, understood, text);
  }

  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={t("moment.hint")}
      value={typed ?? (at === null ? "" : format.dateTime(at))}
      error={error ?? (wrong && t(`moment.${wrong}`))}
      description={
        at === null || typed === null
          ? undefined
          : t("moment.is", { day: format.day(at, now), moment: format.dateTime(at) })
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => say(event.currentTarget.value)}
    />
  );
}

/** Why what was said is no moment; null where nothing is said, or all of it was understood. */
export function wrongMoment(said: string, value: string | null, now: number): "unclear" | "future" | null {
  const moment = value === null ? saidMoment(said, new Date(now)) : null;
  if (moment === null) return null;
  // Understood by now is not understood when it was said.
  return "wrong" in moment ? moment.wrong : "unclear";
}
