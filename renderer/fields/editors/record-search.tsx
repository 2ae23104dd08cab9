import { useState } from "react";
import { useNames } from "../../records/index.ts";
import { AssetPicker, PersonPicker } from "../../ui/index.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  /** Id of the record; null for none. */
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** Kinds of which there are too many for a list: the one that is meant is searched. */
export const SEARCHES: Readonly<Record<string, (props: Props) => React.ReactNode>> = {
  person: PersonSearch,
  asset: AssetSearch,
};

function PersonSearch({ value, onChange, error, ...rest }: Props) {
  const nameOf = useNames(value === null ? [] : [value]);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <PersonPicker
      {...rest}
      {...(error === undefined ? {} : { error })}
      name={typed ?? (value === null ? "" : nameOf(value))}
      onName={(name) => {
        setTyped(name);
        if (name.trim() === "") onChange(null);
      }}
      onPerson={({ id }) => {
        setTyped(null);
        onChange(id);
      }}
    />
  );
}

function AssetSearch({ onChange, error, value: _value, ...rest }: Props) {
  return (
    <AssetPicker {...rest} {...(error === undefined ? {} : { error })} onAsset={({ id }) => onChange(id)} />
  );
}
