import type { Compared, Sign } from "./signs.ts";

/** Whether a document is about an asset: `maybe` is for a person to decide. */
export type Verdict = "same" | "maybe" | "other";

/** What a machine carries in itself; its name is given to it. */
const HARDWARE: readonly Sign[] = ["uuid", "tag", "mac", "disk"];

/**
 * Judges by what agrees and what contradicts. No mark is believed alone against others, since each
 * has its coincidences and its repairs:
 *
 * - *serial*: another maker's machine may have it. It goes when the main board is replaced.
 * - *UUID*: clones of a virtual machine share it, and boards of one series. It goes with the board.
 * - *tag*: a sticker moves on to the successor; some sites write one word into every machine.
 * - *MAC address*: travels with docks, adapters and replaced modules.
 * - *disk*: is put into another machine.
 * - *name*: images bring it along, successors inherit it, people change it.
 *
 * @param alone nothing better than addresses is known of the machine
 */
export function judge({ agrees, contradicts }: Compared, alone: boolean): Verdict {
  const count = (of: ReadonlySet<Sign>, signs: readonly Sign[]) =>
    signs.filter((sign) => of.has(sign)).length;
  const hardware = count(agrees, HARDWARE);
  const all = hardware + count(agrees, ["name"]);
  const against = count(contradicts, ["uuid", "mac", "disk", "name", "tag"]);

  if (agrees.has("serial")) {
    // Serials are unique per maker, and what is called by another kind is another thing.
    if (contradicts.has("maker") || contradicts.has("kind")) {
      if (all > 0) return "maybe";
      return contradicts.has("maker") && against + count(contradicts, ["kind"]) > 0 ? "other" : "maybe";
    }
    if (all > 0) return "same";
    // Machines are renamed; a name speaks against a serial only together with what is built in.
    const builtIn = count(contradicts, ["uuid", "mac", "disk"]);
    return builtIn > 0 && against > (agrees.has("maker") ? 1 : 0) ? "maybe" : "same";
  }
  if (hardware === 0) return "other";
  // One shared mark of another machine is a coincidence; two are a repair, or a successor.
  if (contradicts.has("serial") || contradicts.has("kind")) return all > 1 ? "maybe" : "other";
  if (against === 0 && !contradicts.has("maker")) {
    if (all > 1) return "same";
    return agrees.has("uuid") || agrees.has("tag") || (alone && agrees.has("mac")) ? "same" : "maybe";
  }
  if (all === 1)
    return agrees.has("uuid") || against + count(contradicts, ["maker"]) === 1 ? "maybe" : "other";
  const board = contradicts.has("uuid") || contradicts.has("maker");
  const repaired = contradicts.has("mac") || contradicts.has("disk");
  return !board && (!repaired || hardware > 1) ? "same" : "maybe";
}
