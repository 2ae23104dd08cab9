import { Textarea } from "@mantine/core";
import type { ComponentProps } from "react";
import { SensitiveNote } from "./sensitive-note.tsx";

/** A box for what people write freely. Warns, before it is saved, of what should not stand there for ever. */
export function FreeText(props: Omit<ComponentProps<typeof Textarea>, "value"> & { value: string }) {
  return (
    <>
      <Textarea {...props} />
      <SensitiveNote text={props.value} />
    </>
  );
}
