import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { heldAhead, writtenAhead } from "./ahead-moment.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  /** Moment with offset; null: nothing is promised. */
  value: string | null;
  /** Is given what is no moment while a part of it is typed: the field's rule refuses it. */
  onChange: (held: string | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  "data-autofocus"?: boolean | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A moment that is still to come: by when, next time. A day and an hour, which nothing takes for yesterday's. */
export function AheadField({ label, hideLabel = false, value, onChange, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      type="datetime-local"
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      value={writtenAhead(value)}
      onChange={({ currentTarget }) =>
        onChange(heldAhead(currentTarget.value, currentTarget.validity.badInput))
      }
    />
  );
}
