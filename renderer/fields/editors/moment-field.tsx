import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { moment as schema } from "../../../shared/domain/words.ts";
import { momentOf, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { saidMoment } from "./said-moment.ts";
import type { Said } from "./words-standing.ts";
import { wordsStanding } from "./words-standing.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  /** Moment with offset; null: nobody said it. Words that are no moment stand as they are. */
  value: string | null;
  /** What was typed, where a form keeps it beside the value. */
  said?: string;
  /**
   * @param held the moment, or what stands there where it is none: the field's rule refuses it
   * @param moment what was understood, for a form that keeps what was said beside it
   * @param said what stands there
   */
  onChange: (held: string | null, moment: string | null, said: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  "data-autofocus"?: boolean | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A moment that was, as people say it: 刚才, 昨天 9:00, 14:30. What was typed stays; what is understood stands below. */
export function MomentField({ label, hideLabel = false, value, said, onChange, error, ...rest }: Props) {
  const t = useText("fields");
  const format = useFormat();
  const now = useNow();
  const [own, setOwn] = useState<Said | null>(null);
  const typed = said === undefined ? wordsStanding(own, value, isMoment) : said || null;
  const moment = value !== null && isMoment(value) ? value : null;
  const at = moment === null ? null : Date.parse(moment);
  const wrong = wrongMoment(typed ?? "", moment, now);

  function say(text: string) {
    const read = saidMoment(text, new Date(now));
    const understood = read && "at" in read ? momentOf(read.at) : null;
    const held = understood ?? (read === null ? null : text);
    setOwn({ text, meant: held });
    onChange(held, understood, text);
  }

  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={t("moment.hint")}
      value={typed ?? (at === null ? "" : format.dateTime(at))}
      error={wrong ? t(`moment.${wrong}`) : error}
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

const isMoment = (text: string) => schema.safeParse(text).success;

/** Why what was said is no moment; null where nothing is said, or all of it was understood. */
export function wrongMoment(said: string, value: string | null, now: number): "unclear" | "future" | null {
  const moment = value === null ? saidMoment(said, new Date(now)) : null;
  if (moment === null) return null;
  // Understood by now is not understood when it was said.
  return "wrong" in moment ? moment.wrong : "unclear";
}
