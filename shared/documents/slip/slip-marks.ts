import type { DocumentLanguage } from "../document.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import { filled, printedLines } from "../printed.ts";
import type { Lacking } from "../lacking.ts";
import type { LineStanding, SlipSources } from "./slip-sources.ts";
import { SLIP_WORDS } from "./slip-words.ts";

/** What must be read before everything else on a slip; nothing of one that is as it should be. */
export function slipMarks(sources: SlipSources, language: DocumentLanguage): string[] {
  const words = SLIP_WORDS[language];
  const { between } = DOCUMENT_WORDS[language];
  const { payload, standing, withheld, hash } = sources;
  const linesThat = (stands: LineStanding) => {
    const numbers = payload.lines.flatMap(({ asset }, index) =>
      standing.get(asset) === stands ? [index + 1] : [],
    );
    return numbers.length === 0 ? [] : [filled(words[stands], { lines: printedLines(numbers, between) })];
  };
  const lacking = (why: Lacking) => {
    const count = [...withheld.values()].filter((each) => each === why).length;
    return count === 0 ? [] : [filled(words[why], { count })];
  };
  return [
    ...unsigned(sources, language),
    ...linesThat("contested"),
    ...linesThat("setAside"),
    ...linesThat("broken"),
    ...(hash.fits ? [] : [words.misfit]),
    ...lacking("erased"),
    ...lacking("absent"),
  ];
}

function unsigned({ payload, withheld }: SlipSources, language: DocumentLanguage): string[] {
  const words = SLIP_WORDS[language];
  const roles = new Set(payload.signatures.map(({ role }) => role));
  if (roles.has("giver") && roles.has("receiver")) return [];
  if (payload.signatures.length > 0) return [words.partly];
  const why = withheld.get("unsigned.reason");
  const reason = why ? DOCUMENT_WORDS[language][why] : (payload.unsigned?.reason ?? "");
  const said =
    reason === ""
      ? words.unsignedUnsaid
      : filled(words.unsigned, { reason: reason.replace(/[\s。.]+$/u, "") });
  return [`${said}${language === "en" ? " " : ""}${words.told}`];
}
