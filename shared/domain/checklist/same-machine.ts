import { serialForm } from "../kind/unique-form.ts";
import type { MeasuredMachine } from "./reading.ts";

/**
 * Whether readings were taken on the machine that a run is about, by serials in the form in which the
 * register compares them. `unknown` where one side has none that tells machines apart: what a maker
 * prints on a whole series matches nothing, itself neither.
 *
 * @param serials every serial the asset is known by, those of merged records among them
 */
export function sameMachine(
  { serial }: Pick<MeasuredMachine, "serial">,
  serials: readonly string[],
): "same" | "other" | "unknown" {
  const measured = serialForm(serial);
  const known = serials.map(serialForm).filter((each) => each !== "");
  if (measured === "" || known.length === 0) return "unknown";
  return known.includes(measured) ? "same" : "other";
}
