import { LEEWAY_MS } from "../kind/rule.ts";
import type { ProbePolicy } from "./site-fields.ts";

/** An approval is one for the work at hand: whoever comes back tomorrow asks again. */
const APPROVAL_HOURS = 24;
const HOUR_MS = 3_600_000;

/** As much of a site as is asked. */
export interface RulingSite {
  id: string;
  name: string;
  probes: ProbePolicy;
  probesWord: string;
}

/** Why a probe of the network does not go out, and the site that says so; none where it has to be named first. */
export type ProbeRefusal =
  { why: "needsSite"; site: null } | { why: "forbidden" | "needsApproval"; site: RulingSite };

/**
 * What the sites say of a probe of the network; null where it may go out. Where it does has to be known as
 * soon as any site does not let every probe pass.
 *
 * @param approvedAt when somebody at the site allowed it, null where nobody has
 * @param at when it goes out, ms since the epoch
 */
export function probeRefused(
  sites: readonly RulingSite[],
  site: string | null,
  { approvedAt, at }: { approvedAt: string | null; at: number },
): ProbeRefusal | null {
  const here = sites.find(({ id }) => id === site);
  if (!here) {
    return sites.every(({ probes }) => probes === "allowed") ? null : { why: "needsSite", site: null };
  }
  if (here.probes === "forbidden") return { why: "forbidden", site: here };
  if (here.probes === "allowed" || isApproved(approvedAt, at)) return null;
  return { why: "needsApproval", site: here };
}

function isApproved(approvedAt: string | null, at: number): boolean {
  const said = approvedAt === null ? NaN : Date.parse(approvedAt);
  return said <= at + LEEWAY_MS && said > at - APPROVAL_HOURS * HOUR_MS;
}
