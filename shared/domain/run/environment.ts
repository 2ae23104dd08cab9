import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import type { Firmware, Medium, Memory, OperatingSystem, Port, Processor } from "../asset/asset-fields.ts";
import { mapIn, textIn } from "../kind/read-state.ts";
import { text } from "../words.ts";

const MOST_ADDRESSES = 16;

/**
 * What was known of a machine when a run about it began (domain.md 2.2 "env"): the asset goes on changing, the
 * run does not. '' and null where nothing was known.
 */
export const runEnvironment = z.object({
  maker: text(120),
  model: text(200),
  serial: text(120),
  os: text(500),
  processor: text(200),
  /** MB. */
  memory: z.number().nonnegative().nullable(),
  /** Of all its media together, MB. */
  storage: z.number().nonnegative().nullable(),
  firmware: text(400),
  macs: z.array(text(40)).max(MOST_ADDRESSES),
  addresses: z.array(text(60)).max(MOST_ADDRESSES),
  /** When the inventory was taken that said it, by that machine's clock; '': it stands as somebody wrote it. */
  takenAt: text(40),
});
export type RunEnvironment = z.output<typeof runEnvironment>;

export function environmentOf(asset: EntityState): RunEnvironment {
  const list = <T>(name: string) => (Array.isArray(asset.fields[name]) ? (asset.fields[name] as T[]) : []);
  const os = (asset.fields.os ?? null) as OperatingSystem | null;
  const ports = list<Port>("ports");
  const [firmware] = list<Firmware>("firmwares");
  const { at: takenAt } = mapIn(asset, "measured");
  return {
    ...{ maker: textIn(asset, "maker"), model: textIn(asset, "model"), serial: textIn(asset, "serial") },
    os: spaced([os?.name, os?.version, os?.arch]),
    processor: list<Processor>("processors").at(0)?.name ?? "",
    memory: sumOf(list<Memory>("memories")),
    storage: sumOf(list<Medium>("media")),
    firmware: spaced([firmware?.name, firmware?.version]),
    macs: named(ports.map(({ mac }) => mac)),
    addresses: named(ports.flatMap(({ ips }) => ips)),
    takenAt: typeof takenAt === "string" ? takenAt.slice(0, 40) : "",
  };
}

const spaced = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(" ");

/** Null where one of them is unknown: a sum without it would be false. */
function sumOf(parts: readonly { capacity: number | null }[]): number | null {
  if (parts.length === 0 || parts.some(({ capacity }) => capacity === null)) return null;
  return parts.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
}

function named(said: readonly (string | null)[]): string[] {
  return [...new Set(said.filter((each): each is string => each !== null && each !== ""))].slice(
    0,
    MOST_ADDRESSES,
  );
}

export const ENVIRONMENT_FACTS = [
  "machine",
  "os",
  "processor",
  "memory",
  "storage",
  "firmware",
  "net",
] as const;

/** What is known of an environment, in the order in which it is told; what is not known is left out. */
export function environmentTold(
  said: RunEnvironment,
): { fact: (typeof ENVIRONMENT_FACTS)[number]; value: string }[] {
  const { memory, storage } = said;
  const value: Record<(typeof ENVIRONMENT_FACTS)[number], string> = {
    machine: spaced([said.maker, said.model, said.serial]),
    ...{ os: said.os, processor: said.processor, firmware: said.firmware },
    memory: memory === null ? "" : inGigabytes(memory),
    storage: storage === null ? "" : inGigabytes(storage),
    net: spaced([...said.macs, ...said.addresses]),
  };
  return ENVIRONMENT_FACTS.map((fact) => ({ fact, value: value[fact] })).filter((each) => each.value !== "");
}

const inGigabytes = (megabytes: number) => `${Math.round(megabytes / 102.4) / 10} GB`;
