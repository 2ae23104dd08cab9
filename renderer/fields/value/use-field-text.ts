import { metaIn } from "../meta-in.ts";
import { useFields } from "../record-fields.ts";
import { readField, useWording } from "./use-reading.ts";

/** How a value of a field of the record in sight reads; '' for nothing. */
export function useFieldText(): (name: string, value: unknown) => string {
  const record = useFields();
  const say = useWording();
  return (name, value) => {
    const meta = metaIn(record, name);
    return meta ? readField(record.reader, meta, value, say) : "";
  };
}
