import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import type { Firmware, Medium, Memory, OperatingSystem, Port, Processor } from "../asset/asset-fields.ts";
import { mapIn, textIn } from "../kind/read-state.ts";
import { cut, text } from "../words.ts";

const MOST_ADDRESSES = 16;
/** Of what is put together of several fields, each of which may be as long as the whole. */
const MOST_OF_OS = 500;
const MOST_OF_FIRMWARE = 400;
const MOST_OF_MOMENT = 40;

/**
 * What was known of a machine when a run about it began (domain.md 2.2 "env"): the asset goes on changing, the
 * run does not. '' and null where nothing was known.
 */
export const runEnvironment = z.object({
  maker: text(120),
  model: text(200),
  serial: text(120),
  os: text(MOST_OF_OS),
  processor: text(200),
  /** MB. */
  memory: z.number().nonnegative().nullable(),
  /** Of all its media together, MB. */
  storage: z.number().nonnegative().nullable(),
  firmware: text(MOST_OF_FIRMWARE),
  macs: z.array(text(40)).max(MOST_ADDRESSES),
  addresses: z.array(text(60)).max(MOST_ADDRESSES),
  /** When the inventory was taken that said it, by that machine's clock; '': it stands as somebody wrote it. */
  takenAt: text(MOST_OF_MOMENT),
});
export type RunEnvironment = z.output<typeof runEnvironment>;

/** It always fits the form: what an asset says of itself, however odd, keeps nobody from looking at it. */
export function environmentOf(asset: EntityState): RunEnvironment {
  const list = <T>(name: string) => (Array.isArray(asset.fields[name]) ? (asset.fields[name] as T[]) : []);
  const os = (asset.fields.os ?? null) as OperatingSystem | null;
  const ports = list<Port>("ports");
  const [firmware] = list<Firmware>("firmwares");
  const { at: takenAt } = mapIn(asset, "measured");
  return {
    ...{ maker: textIn(asset, "maker"), model: textIn(asset, "model"), serial: textIn(asset, "serial") },
    os: cut(spaced([os?.name, os?.version, os?.arch]), MOST_OF_OS),
    processor: list<Processor>("processors").at(0)?.name ?? "",
    memory: sumOf(list<Memory>("memories")),
    storage: sumOf(list<Medium>("media")),
    firmware: cut(spaced([firmware?.name, firmware?.version]), MOST_OF_FIRMWARE),
    macs: named(ports.map(({ mac }) => mac)),
    addresses: named(ports.flatMap(({ ips }) => ips)),
    takenAt: typeof takenAt === "string" ? cut(takenAt, MOST_OF_MOMENT) : "",
  };
}

const spaced = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(" ");

const isKnown = (capacity: number | null): capacity is number => capacity !== null && capacity >= 0;

/** Null where one of them is unknown, or no size: a sum without it would be false. */
function sumOf(parts: readonly { capacity: number | null }[]): number | null {
  const known = parts.map(({ capacity }) => capacity).filter(isKnown);
  return known.length === 0 || known.length < parts.length
    ? null
    : known.reduce((sum, each) => sum + each, 0);
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

/** When it was measured, as people read it; '' where somebody wrote it. */
export const takenTold = ({ takenAt }: RunEnvironment): string => takenAt.replace("T", " ").slice(0, 16);

const inGigabytes = (megabytes: number) => `${Math.round(megabytes / 102.4) / 10} GB`;
