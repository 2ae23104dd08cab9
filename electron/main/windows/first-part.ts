// What the page will need first is named in it as it is served, so that it is fetched beside the first script
// and not after it. The build names the files of every part (build/first-parts.mjs); the others go.
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { LOCALE_PLACEHOLDER, PART_PLACEHOLDER } from "../../../shared/ipc/first-part.ts";
import type { FirstPart } from "../../../shared/ipc/first-part.ts";

const LINK = /[ \t]*<link [^>]*data-of="([^"]*)"[^>]*>\n?/g;

function partOf({ phase }: AppPhase): FirstPart {
  return phase === "locked" || phase === "firstRun" ? phase : "desk";
}

/** The page as it is served: it knows its language and its first part, and fetches nothing of the others. */
export function withFirstPart(html: string, phase: AppPhase): string {
  const part = partOf(phase);
  return html
    .replaceAll(PART_PLACEHOLDER, part)
    .replaceAll(LOCALE_PLACEHOLDER, phase.locale)
    .replace(LINK, (link, of) => (of === part || of === phase.locale ? link : ""));
}
