import type { Measured } from "../../shared/domain/checklist/reading.ts";
import type { DoctorLink } from "../../shared/ipc/diagnostics.ts";

/** A link as the chain draws it. */
export type ChainLink = Pick<DoctorLink, "name" | "state"> & Partial<Pick<DoctorLink, "text">>;

/** From the cable to the internet, in the order in which the doctor asks. */
const ORDER = ["link", "address", "gateway", "dns", "proxy", "portal", "internet", "time", "hub"] as const;

/**
 * The chain of what a run kept: of a result no more is kept than the first broken link. What stands
 * before it answered, what stands behind it was not reached.
 */
export function linksOf(values: readonly Measured[]): ChainLink[] {
  const broken = values.find(({ name }) => name === "broken")?.value;
  if (typeof broken !== "string") return [];
  const names: string[] = [...ORDER];
  if (broken !== "" && !names.includes(broken)) names.push(broken);
  const at = broken === "" ? names.length : names.indexOf(broken);
  return names.map((name, index) => ({
    name,
    state: index < at ? "good" : index === at ? "broken" : "notReached",
  }));
}
