import { classifiedIn } from "../../../shared/domain/asset/classified.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { siteOfRun } from "../../../shared/domain/run/run-site.ts";
import { probeRefused } from "../../../shared/domain/site/probe-ruling.ts";
import type { ProbeRefusal } from "../../../shared/domain/site/probe-ruling.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import type { JobParams } from "../../../shared/ipc/jobs.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { notAvailable, say } from "../probes/frame/answers.ts";
import type { ProbeAnswer } from "../probes/probe.ts";
import type { Store } from "../store/store.ts";

type Asked = Pick<JobParams<"probe">, "name" | "site" | "approvedBy">;

/** Where a probe goes out, and why it may not; null where it may. */
export interface Allowed {
  site: string | null;
  /** Only probes of the network are asked about by a site, and noted. */
  network: boolean;
  refusal: ProbeAnswer | null;
}

/**
 * Whether a probe may go out. What a run is about says where: the site of its asset, else of its ticket;
 * what the technician says counts only where neither has one, and has to be said as soon as any site does
 * not let every probe pass.
 */
export function probeAllowed(store: Store, { name, ...asked }: Asked, run: EntityState | null): Allowed {
  const network = probeSpec(name)?.at === "here";
  const of = (kind: string, id: string) => store.state(entityKeyOf(kind, id));
  const site = (run ? siteOfRun(run, of) : null) ?? asked.site;
  const secret = run ? classifiedIn(run, of) : null;
  if (secret) {
    const number = textIn(secret, "number");
    const text = say(
      `${number} 已标为涉密，不做探测`,
      `${number} is marked as classified: nothing is measured of it`,
    );
    return { site, network, refusal: notAvailable("classified", text) };
  }
  return { site, network, refusal: network ? refusalAt(store, site, asked.approvedBy) : null };
}

function refusalAt(store: Store, site: string | null, approvedBy: Asked["approvedBy"]): ProbeAnswer | null {
  const sites = store.source.rows(siteKind.name) as SiteRow[];
  const approvedAt = approvedBy === null || approvedBy.name.trim() === "" ? null : approvedBy.at;
  const refused = probeRefused(sites, site, { approvedAt, at: store.environment.now() });
  return refused && notAvailable(refused.why, wordsOf(refused));
}

function wordsOf({ why, site }: ProbeRefusal): ReturnType<typeof say> {
  if (!site) return say("先说明在哪个地点探测", "Say first at which site this is measured");
  const { name, probesWord } = site;
  return why === "forbidden"
    ? say(`${name} 不允许网络探测：${probesWord}`, `${name} allows no probes of its network: ${probesWord}`)
    : say(
        `${name} 的网络探测要先得到同意：${probesWord}`,
        `${name} wants to be asked before its network is probed: ${probesWord}`,
      );
}
