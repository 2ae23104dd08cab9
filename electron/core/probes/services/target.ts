import { isIP } from "node:net";
import type { ProbeOptions } from "../probe.ts";
import { said, without } from "./answers.ts";

/** A name or an address, nothing that a program or a URL reads as something else. */
const HOST = /^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?$/;

/** The host a probe is to ask; null where it is none. */
export function hostOf({ host }: ProbeOptions): string | null {
  return typeof host === "string" && isHost(host) ? host : null;
}

export const isHost = (host: string): boolean => isIP(host) > 0 || HOST.test(host);

/** The port it is to ask at; null where it is none. */
export function portOf({ port }: ProbeOptions, usual: number): number | null {
  if (port === undefined) return usual;
  const given = Number(port);
  return Number.isInteger(given) && given > 0 && given < 65536 ? given : null;
}

export const badOption = (option: string) =>
  without("badOption", said(`选项“${option}”缺失或无效。`, `The option "${option}" is missing or none.`));
