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

function unsigned({ payload, withheld, later }: SlipSources, language: DocumentLanguage): string[] {
  const words = SLIP_WORDS[language];
  const given = [...payload.signatures, ...later.flatMap(({ signatures }) => signatures)];
  const roles = new Set(given.map(({ role }) => role));
  // The device signed for the giver of a row.
  const giver = roles.has("giver") || ("giverByDevice" in payload && Boolean(payload.giverByDevice));
  if (giver && roles.has("receiver")) return [];
  if (given.length > 0) return [words.partly];
  const why = withheld.get("unsigned.reason");
  const reason = why ? DOCUMENT_WORDS[language][why] : (payload.unsigned?.reason ?? "");
  const said =
    reason === ""
      ? words.unsignedUnsaid
      : filled(words.unsigned, { reason: reason.replace(/[\s。.]+$/u, "") });
  return [`${said}${language === "en" ? " " : ""}${words.told}`];
}
