import { Textarea } from "@mantine/core";
import { useMergedRef } from "@mantine/hooks";
import type { ComponentProps } from "react";
import { useRef } from "react";
import { SensitiveNote } from "./sensitive-note.tsx";
import { useGrowing } from "./use-growing.ts";

interface Props extends Omit<ComponentProps<typeof Textarea>, "autosize" | "rows" | "value"> {
  value: string;
  minRows: number;
  /** It grows with what is written in it up to so many lines; what is more scrolls. */
  maxRows?: number;
}

/** A box for what people write freely. Warns, before it is saved, of what should not stand there for ever. */
export function FreeText({ ref, minRows, maxRows, ...props }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  useGrowing(box, props.value, maxRows);
  return (
    <>
      <Textarea {...props} ref={useMergedRef(box, ref)} rows={minRows} />
      <SensitiveNote text={props.value} />
    </>
  );
}
