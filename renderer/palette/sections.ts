import { WHOLE, fit } from "../ui/finding/fit.ts";
import type { Fit } from "../ui/finding/fit.ts";

/** What a line of the palette belongs to, in the order in which equals stand. */
const SECTIONS = ["current", "recent", "records", "choice", "go"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What can be chosen, before it is known how well it answers. */
export interface Candidate {
  key: string;
  section: SectionName;
  title: string;
  subtitle: string;
  /** Other words it is found by; null: the core found it, and it stays. */
  keywords: string | null;
  /** How often it was chosen on this laptop. */
  used: number;
}

export interface Found<C extends Candidate> {
  candidate: C;
  points: number;
  /** Characters of the title and of the subtitle that were meant. */
  title: Fit["marks"];
  subtitle: Fit["marks"];
}

export interface FoundSection<C extends Candidate> {
  section: SectionName;
  found: readonly Found<C>[];
}

/** Of what the core found by words that stand nowhere in its line. */
const BY_CORE = 0.5;

/**
 * The lines for what was typed, in sections. The section that answers best goes first, so that Enter takes
 * what was meant: a number that is exactly that, or an act that begins so; never one that only stands there.
 */
export function sectionsOf<C extends Candidate>(
  candidates: readonly C[],
  typed: string,
  readings: (text: string) => string,
): FoundSection<C>[] {
  const found = candidates.flatMap((candidate) => foundBy(candidate, typed, readings) ?? []);
  return SECTIONS.map((section, order) => {
    const mine = found.filter(({ candidate }) => candidate.section === section);
    // The core's order, but for what is called exactly that; acts by how well they answer and how often.
    const worth = (each: Found<C>) =>
      each.candidate.keywords === null
        ? each.points === WHOLE
          ? 1
          : 0
        : each.points + favour(each.candidate);
    const sorted =
      typed.trim() === "" && section !== "go" ? mine : mine.toSorted((a, b) => worth(b) - worth(a));
    return { section, order, found: sorted, best: Math.max(0, ...mine.map(({ points }) => points)) };
  })
    .filter(({ found: mine }) => mine.length > 0)
    .sort((a, b) => (typed.trim() === "" ? 0 : b.best - a.best) || a.order - b.order)
    .map(({ section, found: mine }) => ({ section, found: mine }));
}

/** Less than a better answer is worth, however often. */
const favour = ({ used }: Candidate) => Math.min(0.4, Math.log1p(used) / 10);

function foundBy<C extends Candidate>(
  candidate: C,
  typed: string,
  readings: (text: string) => string,
): Found<C> | null {
  const { title, subtitle, keywords } = candidate;
  const inTitle = fit(title, readings(title), typed, keywords ?? "");
  if (keywords !== null) {
    return inTitle && { candidate, points: inTitle.points, title: inTitle.marks, subtitle: [] };
  }
  // A record is called by each of the words of its line: number, tag, serial.
  const parts = [...title.split(" "), ...subtitle.split(" · ")];
  const isExact = parts.some((part) => fit(part, "", typed)?.points === WHOLE);
  const inSubtitle = fit(subtitle, readings(subtitle), typed);
  const points = isExact ? WHOLE : Math.max(BY_CORE, inTitle?.points ?? 0, inSubtitle?.points ?? 0);
  return {
    candidate,
    points,
    title: inTitle?.marks ?? [],
    subtitle: inSubtitle?.marks ?? [],
  };
}
