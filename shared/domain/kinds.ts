import { access } from "./access/access.ts";
import { address } from "./address/address.ts";
import { asset } from "./asset/asset.ts";
import { conflictActs } from "./conflict/conflict-acts.ts";
import { definition } from "./definition/definition.ts";
import { device } from "./device/device.ts";
import { disposal } from "./disposal/disposal.ts";
import { eraseActs } from "./erase/erase-acts.ts";
import { file } from "./file/file.ts";
import type { RecordKind } from "./kind/record-kind.ts";
import { medium } from "./medium/medium.ts";
import { member } from "./member/member.ts";
import { person } from "./person/person.ts";
import { problem } from "./problem/problem.ts";
import { rating } from "./rating/rating.ts";
import { round } from "./round/round.ts";
import { run } from "./run/run.ts";
import { shift } from "./shift/shift.ts";
import { site } from "./site/site.ts";
import { ticket } from "./ticket/ticket.ts";
import { tour } from "./tour/tour.ts";

/** Every record kind this program knows: the only list. Small ones that all others name come first. */
export const KINDS = [
  member,
  device,
  site,
  definition,
  ticket,
  asset,
  medium,
  disposal,
  person,
  file,
  access,
  run,
  round,
  tour,
  address,
  rating,
  problem,
  shift,
] as const;

export type Kind = (typeof KINDS)[number];
export type KindName = Kind["name"];
type KindOf<N extends KindName> = Extract<Kind, { name: N }>;
/** Kinds of which records may lie on a technician's desk. */
export type DeskKindName = Exclude<Kind, { desk: { cap: 0 } }>["name"];
/** The row that lists show for a kind. */
export type RowOf<N extends KindName> = ReturnType<KindOf<N>["row"]>;

type Merged<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;
export type Acts = Merged<Kind["acts"]> & ReturnType<typeof conflictActs> & typeof eraseActs;
export type ActName = keyof Acts & string;

const ALL: readonly RecordKind[] = KINDS;

/** Acts that every kind has. */
export const COMMON_ACTS = { ...conflictActs(ALL), ...eraseActs };

const byName: ReadonlyMap<string, RecordKind> = new Map(ALL.map((kind) => [kind.name, kind]));

/** A kind by name; undefined for one that only a newer program knows. */
export function kindNamed(name: string): RecordKind | undefined {
  return byName.get(name);
}

export const KIND_NAMES = KINDS.map(({ name }) => name) as readonly KindName[];
