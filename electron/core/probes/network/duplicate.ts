import { structureOf } from "../frame/decode.ts";
import type { ProbeContext } from "../probe.ts";
import type { Interface } from "./interface.ts";
import { isRealAddress } from "./interface.ts";

/** Whether another machine answers for this address: by the system where it says so, else by asking the cable. Null: unknown. */
export async function isDuplicate(context: ProbeContext, one: Interface): Promise<boolean | null> {
  if (one.duplicate !== null) return one.duplicate;
  const own = one.ipv4.find(isRealAddress);
  if (!own || context.platform !== "linux") return null;
  const ran = await context.run("arping", ["-D", "-c", "2", "-w", "3", "-I", one.name, own.address]);
  if (!ran) return null;
  // 0: nobody answered. Anything else may also be "may not ask"; an answer names who gave it.
  const answered = /\[([0-9A-F]{2}:){5}[0-9A-F]{2}\]/i.test(structureOf(ran.stdout));
  return answered ? true : ran.code === 0 ? false : null;
}
