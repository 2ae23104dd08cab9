import { Said } from "../../records/index.ts";
import { Nothing } from "../../ui/index.ts";

interface Props {
  /** How the value reads; '' for nothing. */
  text: string;
  /** Whose it is, where it is hidden. */
  field?: string | undefined;
  operation?: string | undefined;
}

/** A value as it stands in a detail: the words, why they are hidden, or the sign for nothing. */
export function SaidValue({ text, ...whose }: Props) {
  return text === "" ? <Nothing /> : <Said text={text} {...whose} />;
}
