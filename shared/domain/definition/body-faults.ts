import type { TeamCalendar } from "../../sla/team-calendar.ts";
import { zoneNamed } from "../../sla/zone.ts";
import type { Checklist } from "../checklist/checklist-form.ts";
import { faultsOf } from "../checklist/faults.ts";
import { bodyParts, wordsMissing } from "./body-parts.ts";
import type { Family } from "./families.ts";
import { LANGUAGES } from "./localized.ts";
import type { Localized } from "./localized.ts";
import { MESSAGE_HOLES, unknownHole } from "./message-holes.ts";

/** Why a body that has the form of its family is not taken all the same. */
export interface BodyFault {
  message: string;
  path: PropertyKey[];
  /** Key of its words in the catalogue of rules. */
  words?: string;
}

/**
 * The first thing that is wrong with a body beyond its form; asked where a definition is said, so that what was
 * written before is read as it stands.
 */
export function faultOfBody(family: Family, body: unknown): BodyFault | undefined {
  switch (family) {
    case "checklist":
      return faultsOf(body as Checklist)[0];
    case "calendar":
      if (zoneNamed((body as TeamCalendar).zone) === null) {
        return { message: "there is no such zone", path: ["zone"] };
      }
      return undefined;
    case "message":
      return unsaid(family, body) ?? holeFault((body as { text: Localized }).text);
    default:
      return unsaid(family, body);
  }
}

/** Words that a family asks for stand there in one language at least. */
function unsaid(family: Family, body: unknown): BodyFault | undefined {
  const [path] = wordsMissing(bodyParts(family), body);
  const message = "it is said in no language";
  return path === undefined ? undefined : { message, path: path.split("."), words: "missing.any" };
}

/** A message names nothing that no ticket says: the user would read the braces. */
function holeFault(text: Localized): BodyFault | undefined {
  for (const language of LANGUAGES) {
    const unknown = unknownHole(text[language] ?? "");
    if (unknown === null) continue;
    const known = MESSAGE_HOLES.map((name) => `{${name}}`).join(" ");
    const message = `${unknown} stands for nothing that a ticket says: ${known}`;
    return { message, path: ["text", language], words: "rule.unknownHole" };
  }
  return undefined;
}
