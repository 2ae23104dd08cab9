import type { EntityKey } from "../../log/operation.ts";
import { entityKeyOf, splitEntityKey } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { probeSpec } from "../checklist/probes.ts";
import type { Reading } from "../checklist/reading.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { textOrNull } from "../kind/read-state.ts";
import { probeRefused } from "../site/probe-ruling.ts";
import type { ProbeRefusal, RulingSite } from "../site/probe-ruling.ts";
import { siteOfRun } from "./run-site.ts";

const RULES = {
  needsSite: "probeNeedsSite",
  forbidden: "probeForbidden",
  needsApproval: "probeNeedsApproval",
} as const satisfies Record<ProbeRefusal["why"], string>;

const MESSAGES = {
  needsSite: "at which site this was measured is noted nowhere, and not every site allows it",
  forbidden: "this site allows no probes of its network",
  needsApproval: "this site is asked before its network is probed, and no approval is noted",
} as const satisfies Record<ProbeRefusal["why"], string>;

/**
 * Whether a reading may have been taken where the run is worked at: by the rule that lets a probe out, so
 * that what was measured past it, by the command line or another program, is no reading of a run. What
 * somebody typed is no measurement, and a probe that was not let out measured nothing.
 */
export function probeFits(planning: Planning, run: EntityState, reading: Reading, at: string): Result<null> {
  const isOfNetwork = probeSpec(reading.probe)?.at === "here";
  if (!isOfNetwork || reading.way === "typed" || reading.end === "notAvailable") return planned(null);
  const sites = planning.rows("site") as readonly RulingSite[];
  const own = siteOfRun(run, planning.state);
  const taken = Date.parse(reading.at);
  const outs = [NEVER_NOTED, ...notedOf(planning, run, reading.probe)];
  const rulings = outs.map(({ site, approvedAt }) =>
    probeRefused(sites, own ?? site, { approvedAt, at: taken }),
  );
  const [refusal] = rulings;
  return refusal && rulings.every((each) => each !== null) ? refusedBy(refusal, at) : planned(null);
}

interface Noted {
  site: string | null;
  approvedAt: string | null;
}
const NEVER_NOTED: Noted = { site: null, approvedAt: null };

/** Probes of this name that went out for the run: with the approval, and the site where the run knows none. */
function notedOf(planning: Planning, run: EntityState, probe: string): Noted[] {
  return planning.namedBy("access", entityKeyOf("run", run.id)).flatMap((access) => {
    if (access.fields.how !== "probe" || access.fields.what !== probe) return [];
    const records = (access.fields.records as readonly EntityKey[] | undefined) ?? [];
    const site = records.map(splitEntityKey).find(({ kind }) => kind === "site");
    return [{ site: site?.id ?? null, approvedAt: textOrNull(access, "approvedAt") }];
  });
}

function refusedBy({ why, site }: ProbeRefusal, at: string): ReturnType<typeof refused> {
  return refused("notAllowed", MESSAGES[why], at, {
    rule: RULES[why],
    ...(site ? { site: site.id, name: site.name, word: site.probesWord } : {}),
  });
}
