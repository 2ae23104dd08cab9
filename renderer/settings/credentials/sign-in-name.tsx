import { TextInput } from "@mantine/core";

interface Props {
  label: string;
  value: string;
  error: string | undefined;
  required: boolean;
  onChange: (value: string) => void;
}

/** What a probe signs in as: no secret, and in no draft all the same. */
export function SignInName({ label, value, error, required, onChange }: Props) {
  return (
    <TextInput
      label={label}
      value={value}
      error={error}
      required={required}
      maxLength={255}
      autoComplete="off"
      data-unkept=""
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
