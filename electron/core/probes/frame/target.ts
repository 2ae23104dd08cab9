import type { ProbeOptions } from "../probe.ts";
import { say, without } from "./answers.ts";
import { hostOf } from "./host.ts";

/** The host a probe is to ask, as it goes on the wire; null where it is none. */
export function hostIn({ host }: ProbeOptions): string | null {
  return typeof host === "string" ? hostOf(host) : null;
}

/** The port it is to ask at; null where it is none. */
export function portIn({ port }: ProbeOptions, usual: number): number | null {
  if (port === undefined) return usual;
  const given = Number(port);
  return Number.isInteger(given) && given > 0 && given < 65536 ? given : null;
}

export const badOption = (option: string) =>
  without("badOption", say(`选项“${option}”缺失或无效。`, `The option "${option}" is missing or none.`));
