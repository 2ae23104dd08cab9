import type { Signature } from "../../domain/custody/custody-forms.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage, SignaturePlace } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import type { SlipSources } from "./slip-sources.ts";
import { SLIP_WORDS } from "./slip-words.ts";

/** Notes of what came after a slip: attempts, renewals, and when and where it was signed later. */
export function saidLater({ later }: SlipSources, language: DocumentLanguage): string[] {
  const words = SLIP_WORDS[language];
  return later.map(({ act, at, device, attempt, dueBack, signatures }) => {
    const when = printedMoment(at);
    if (act === "renew") return filled(words.renewed, { at: when, date: dueBack ?? "" });
    if (act === "unseal") return filled(words.opened, { at: when });
    if (act === "miss") return filled(words.missed, { at: when });
    if (act === "attempt" && attempt) {
      const { way, outcome, carrier, tracking } = attempt;
      const said = [words[`way.${way}`], words[`outcome.${outcome}`], carrier, tracking];
      return filled(words.attempt, { at: when, what: said.filter((part) => part !== "").join(" ") });
    }
    const names = signatures.map(({ role }) => words[`role.${role}`]).join(DOCUMENT_WORDS[language].between);
    return filled(words.signedLater, { names, device, at: when });
  });
}

/** The place of a signature that was given after the slip was recorded; null where none was. */
export function signedAfter(
  { later }: SlipSources,
  role: Signature["role"],
  label: string,
  language: DocumentLanguage,
): SignaturePlace | null {
  const words = SLIP_WORDS[language];
  const given = later.flatMap(({ signatures }) => signatures).find((each) => each.role === role);
  if (!given) return null;
  const stated = (value: string) => (value.trim() === "" ? DOCUMENT_WORDS[language].unstated : value);
  return {
    role: label,
    facts: [
      { label: words.name, value: stated(given.name) },
      { label: words.employeeNo, value: stated(given.employeeNo) },
      { label: words.identityCheck, value: words[`identityCheck.${given.identityCheck}`] },
      { label: words.signedAt, value: printedMoment(given.signedAt) },
    ],
    strokes: given.strokes,
    none: given.strokes.length === 0 ? words.strokesErased : "",
  };
}
