import type { DefinitionRow } from "./definition-view.ts";
import { FAMILIES } from "./families.ts";
import type { Localized } from "./localized.ts";

/** What a text module puts in; nothing where its body is of no form that is known. */
export function moduleIn({ body }: DefinitionRow): Localized {
  const read = FAMILIES.textmodule.safeParse(body);
  return read.success ? read.data.text : {};
}

/** What a message to the user says. */
export function messageIn({ body }: DefinitionRow): Localized {
  const read = FAMILIES.message.safeParse(body);
  return read.success ? read.data.text : {};
}
